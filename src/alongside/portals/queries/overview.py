"""
What a supervisor looks at first: who waits, who carries how much, whom nobody reached.

Lists are ordered by time, longest first, and cut; their counts are of everybody. People are read
in one statement by the same facts the coach's day is ordered by.
"""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Prefetch, Q, QuerySet, When

from alongside.coaching.cadence import Due, Why, overdue_days
from alongside.coaching.models import CallRequest, Contact
from alongside.coaching.queries import signals
from alongside.core import clock
from alongside.core.actor import Actor
from alongside.matching.models import Proposal, Request
from alongside.matching.models.request import here_now
from alongside.people.models import Assignment, Enrolment, Person, ProgramStaff
from alongside.people.models.assignment import COACH, COVERING
from alongside.people.models.enrolment import Status
from alongside.people.queries.quiet import not_died
from alongside.workforce.models import Credential
from alongside.workforce.queries import team

UNREACHED_DAYS, SEVERAL = 14, 3
"""Days with nobody reached, and attempts in a row, that put a person on the list. Our choice."""
SOON = dt.timedelta(days=60)
WORRIED_FOR = dt.timedelta(days=7)
FACTS = signals.FACTS


@dataclass(frozen=True, slots=True)
class Unmet:
    """A person whose contact is overdue, or whom several attempts did not reach."""

    person_id: uuid.UUID
    days: int
    attempts: int
    last_reached_at: dt.datetime | None
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class People:
    """Everybody coached in the supervisor's programs now, and two lists, longest first."""

    count: int
    overdue: list[Unmet]
    unreached: list[Unmet]


def unheard(by: Actor) -> list[CallRequest]:
    """This function will list who asked for a call and has no coach, the longest wait first."""
    mine = Enrolment._base_manager.filter(
        person_id=OuterRef("person_id"),
        program__in=my_programs(by),
        statuses__until__isnull=True,
        statuses__state__in=[one for one in Status if one != Status.DIED],
    )
    coached = Assignment._base_manager.filter(
        person_id=OuterRef("person_id"), until_at__isnull=True
    )
    rows = CallRequest.objects.scoped(by).filter(
        Exists(mine), ~Exists(coached), closed_at__isnull=True
    )
    return list(rows.select_related("person").order_by("asked_at", "pk"))


def worries(by: Actor) -> list[Contact]:
    """This function will list contacts of a week in which a coach worried about safety."""
    rows = Contact.objects.scoped(by).filter(
        safety_concern=True,
        program__in=my_programs(by),
        occurred_at__gte=clock.now() - WORRIED_FOR,
    )
    return list(rows.select_related("person", "coach").order_by("-occurred_at", "-pk"))


def my_programs(by: Actor) -> QuerySet[ProgramStaff, Any]:
    """This function will give the ids of the programs the supervisor works in, as a subquery."""
    return ProgramStaff._base_manager.filter(membership_id=str(by.membership_id)).values(
        "program_id"
    )


def waiting(by: Actor) -> list[Request]:
    """This function will list open requests: who is with a partner now, then the longest wait."""
    rows = Request.objects.scoped(by).filter(closed_at__isnull=True, program__in=my_programs(by))
    offered = Proposal._base_manager.filter(request_id=OuterRef("pk"), closed_at__isnull=True)
    found = rows.annotate(is_proposed=Exists(offered)).select_related("person", "program")
    return list(found.order_by(Case(When(here_now(), then=0), default=1), "asked_at", "pk"))


def proposals(by: Actor) -> list[Proposal]:
    """This function will list proposals that wait for an answer, oldest first."""
    rows = Proposal.objects.scoped(by).filter(
        closed_at__isnull=True, request__program__in=my_programs(by)
    )
    rows = rows.select_related("person", "coach").prefetch_related("answers")
    return list(rows.order_by("proposed_at"))


def coaches(by: Actor) -> list[Any]:
    """This function will list the coaches of the supervisor's programs with what they carry."""
    is_open = Q(assignments__until_at__isnull=True)
    rows = team.coaches(by=by).annotate(
        own_count=Count("assignments", filter=is_open & Q(assignments__kind=COACH)),
        cover_count=Count("assignments", filter=is_open & Q(assignments__kind=COVERING)),
    )
    return list(rows.order_by("name", "pk"))


def running_out(*, by: Actor, today: dt.date) -> list[Credential]:
    """This function will list certificates that end within 60 days or have ended, soonest first."""
    rows = Credential.objects.scoped(by).filter(
        coach__in=team.coaches(by=by), is_held=True, expires_on__lte=today + SOON
    )
    return list(rows.select_related("coach").order_by("expires_on", "pk"))


def people(*, by: Actor, zone: str) -> People:
    """This function will find who is overdue and who was not reached, in one statement."""
    enrolled = Enrolment._base_manager.filter(
        person_id=OuterRef("pk"),
        program__in=my_programs(by),
        statuses__until__isnull=True,
        statuses__state=Status.REACHED,
    )
    today = clock.today(zone)
    rows = Person.objects.scoped(by).filter(Exists(enrolled), not_died("pk"))
    found = signals.gathered(
        signals.with_signals(rows, since=signals.followed_since(zone)).values(*FACTS)
    )
    overdue, unreached = [], []
    for key, held in found.items():
        due = signals.due_of(held, zone=zone)
        late = overdue_days(due, today)
        if late and due.why in (Why.AGREEMENT, Why.PROGRAM_DEFAULT):
            overdue.append(_unmet(key, held[0], late, due=due))
        silent = _silent_days(held[0], today)
        if silent >= UNREACHED_DAYS or held[0]["attempts"] >= SEVERAL:
            unreached.append(_unmet(key, held[0], silent))
    return People(len(found), sorted(overdue, key=_longest), sorted(unreached, key=_longest))


def _longest(one: Unmet) -> tuple[int, str]:
    return -one.days, str(one.person_id)


def names(*, by: Actor, ids: list[uuid.UUID]) -> dict[uuid.UUID, Person]:
    """This function will read the people who are shown, with who coaches them."""
    now = Assignment._base_manager.filter(until_at__isnull=True, kind=COACH).select_related("coach")
    rows = Person.objects.scoped(by).filter(pk__in=ids)
    found = rows.prefetch_related(Prefetch("assignments", now, to_attr="coached_by"))
    return {person.pk: person for person in found}


def _unmet(key: uuid.UUID, row: signals.Row, days: int, *, due: Due | None = None) -> Unmet:
    return Unmet(key, days, row["attempts"], row["last_reached_at"], due)


def _silent_days(row: signals.Row, today: dt.date) -> int:
    reached = row["last_reached_at"]
    since = reached.date() if reached else row["enrolled_on"]
    return max((today - since).days, 0) if since else 0
