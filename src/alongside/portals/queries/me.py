"""
What a participant's first page asks, in four statements.

The small facts ride along with the person in one statement: what waits for an answer, whether a
call was asked for, the next appointment and group session, how many people looked.
"""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from alongside.coaching.models import CallRequest, Goal, Plan, Step
from alongside.coaching.queries import plans
from alongside.core import audit, clock
from alongside.core.actor import Actor
from alongside.core.errors import NotFound
from alongside.core.models import AuditEvent
from alongside.groups.models import GroupSession, SeatState
from alongside.matching.models import Answer, Proposal, Request
from alongside.matching.models.proposal import PERSON
from alongside.people.models import Assignment, Person
from alongside.people.models.assignment import COACH
from alongside.people.queries import quiet
from alongside.privacy.queries import looks
from alongside.referrals.queries import asks as referrals
from alongside.scheduling.models import Appointment

MONTH = dt.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Next:
    """The next appointment: when, how, and with whom."""

    at: dt.datetime
    mode: str
    coach_name: str


@dataclass(frozen=True, slots=True)
class Own:
    """
    A participant's own facts.

    `proposed` is the name of a coach who waits for their answer, `agreed_to` of one to whom they
    said yes and whose own answer they wait for.
    """

    person: Person
    plan: Plan | None
    asked_at: dt.datetime | None
    proposed: str
    agreed_to: str
    call_asked_at: dt.datetime | None
    looked_count: int
    referral_asks: int
    assignment: Assignment | None
    appointment: Next | None
    group_at: dt.datetime | None
    goals: list[Goal]
    steps: dict[uuid.UUID, list[Step]]
    is_quiet: bool = False


def own(*, by: Actor) -> Own:
    """
    This function will gather what the participant's first page shows.

    :raises NotFound: when the actor is no participant
    """
    person: Any = _facts(by).first()
    if person is None:
        raise NotFound(_("There is nothing here."))
    plan = getattr(person, "plan", None)
    goals, steps = plans.goals_and_steps(person.pk, by=by) if plan else ([], {})
    return Own(
        person=person,
        plan=plan,
        asked_at=person.asked_at,
        proposed=person.proposed or "",
        agreed_to=person.agreed_to or "",
        call_asked_at=person.call_asked_at,
        looked_count=person.looked_count,
        referral_asks=person.referral_asks,
        assignment=_assignment(by),
        appointment=_next(person),
        group_at=person.group_at,
        goals=goals,
        steps=steps,
        is_quiet=person.is_quiet,
    )


def _facts(by: Actor) -> QuerySet[Person]:
    me = OuterRef("pk")
    answered = Answer._base_manager.filter(side=PERSON).values("proposal_id")
    proposals = Proposal._base_manager.filter(person_id=me, closed_at__isnull=True)
    agreed = proposals.filter(answers__side=PERSON, answers__is_yes=True)
    proposals = proposals.exclude(pk__in=answered)
    requests = Request._base_manager.filter(person_id=me, closed_at__isnull=True)
    calls = CallRequest._base_manager.filter(person_id=me, closed_at__isnull=True)
    coming = Appointment._base_manager.filter(
        person_id=me, cancelled_at__isnull=True, ends_at__gt=clock.now()
    ).order_by("starts_at", "pk")
    together = GroupSession._base_manager.filter(
        group__seats__person_id=me,
        group__seats__state=SeatState.IN,
        group__seats__ended_at__isnull=True,
        cancelled_at__isnull=True,
        ends_at__gt=clock.now(),
    ).order_by("starts_at", "pk")
    rows = Person.objects.scoped(by).filter(pk=str(by.person_id)).select_related("plan")
    return rows.annotate(
        asked_at=Subquery(requests.values("asked_at")[:1]),
        proposed=Subquery(proposals.values("coach__name")[:1]),
        agreed_to=Subquery(agreed.values("coach__name")[:1]),
        call_asked_at=Subquery(calls.values("asked_at")[:1]),
        next_at=Subquery(coming.values("starts_at")[:1]),
        next_mode=Subquery(coming.values("mode")[:1]),
        group_at=Subquery(together.values("starts_at")[:1]),
        next_coach=Subquery(coming.values("coach__name")[:1]),
        looked_count=Coalesce(Subquery(_lookers(by)), 0),
        referral_asks=Coalesce(Subquery(referrals.asks_of(me)), 0),
        is_quiet=quiet.now_quiet("pk"),
    )


def _lookers(by: Actor) -> QuerySet[AuditEvent, Any]:
    events = looks.told(by).filter(
        person_id=OuterRef("pk"),
        outcome=audit.DONE,
        membership_id__isnull=False,
        at__gte=clock.now() - MONTH,
    )
    people = events.order_by().values("person_id")
    return people.annotate(n=Count("membership_id", distinct=True)).values("n")


def _assignment(by: Actor) -> Assignment | None:
    rows = Assignment.objects.scoped(by).filter(
        person_id=str(by.person_id), kind=COACH, until_at__isnull=True
    )
    return rows.select_related("coach", "coach__profile").first()


def _next(row: Any) -> Next | None:
    return Next(row.next_at, row.next_mode, row.next_coach) if row.next_at else None
