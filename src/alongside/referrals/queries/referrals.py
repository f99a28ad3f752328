"""A person's referrals, one referral with its history, and the loops that are open."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Window
from django.utils.translation import gettext as _

from alongside.coaching.models import Goal
from alongside.coaching.models.goal import GoalState
from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.errors import NotFound
from alongside.people.models import Person
from alongside.people.queries import persons
from alongside.people.queries.quiet import not_quiet
from alongside.referrals import states
from alongside.referrals.models import (
    Asking,
    Link,
    Need,
    PersonWord,
    Referral,
    ReferralState,
    ReferralStep,
    Reminder,
)
from alongside.referrals.queries import asks
from alongside.referrals.states import Source, State

SHOWN = 50
CLOSED = Q(state__in=[str(one) for one in states.ENDED]) | Q(
    state=State.CONNECTED, source=Source.PERSON
)


@dataclass(frozen=True, slots=True)
class Line:
    """
    One referral where it stands now. `is_reminded`: it waits for the coach.

    By now, "did you get it?" is asked by the person's own page (`asks_here`) or by their coach
    (`asks_by_coach`).
    """

    referral: Referral
    now: ReferralState
    is_reminded: bool = False
    asks_here: bool = False
    asks_by_coach: bool = False

    @property
    def is_closed(self) -> bool:
        return states.is_closed(self.now.state, self.now.source)


@dataclass(frozen=True, slots=True)
class Whole:
    """One referral with all that happened."""

    line: Line
    history: list[ReferralState]
    words: list[PersonWord]
    steps: list[ReferralStep]
    askings: list[Asking]
    link: Link | None


def _current(by: Actor) -> QuerySet[ReferralState]:
    rows = ReferralState.objects.scoped(by).filter(until__isnull=True)
    return rows.select_related(
        "referral__person__contact_rules", "referral__need", "referral__service"
    )


def _reminded(rows: QuerySet[ReferralState]) -> QuerySet[Any]:
    waiting = Reminder._base_manager.filter(
        not_quiet(), referral_id=OuterRef("referral_id"), done_at__isnull=True
    )
    return rows.annotate(
        is_reminded=Exists(waiting), asks_here=asks.here(), asks_by_coach=asks.by_coach()
    )


def _line(row: Any) -> Line:
    return Line(row.referral, row, row.is_reminded, row.asks_here, row.asks_by_coach)


def of_person(person: Person, *, by: Actor) -> list[Line]:
    """This function will list a person's referrals, open ones first, the newest first."""
    if not persons.is_visible_to(by=by, person_id=person.pk):
        raise NotFound(_("There is nothing here."))
    rows = _reminded(_current(by).filter(person=person)).order_by("-referral_id")
    lines = [_line(row) for row in rows]
    return sorted(lines, key=lambda line: line.is_closed)


def needs_of(person: Person, *, by: Actor) -> list[Need]:
    """This function will list what a person wants help with, the newest first."""
    rows = Need.objects.scoped(by).filter(person=person, ended_at__isnull=True)
    return list(rows.select_related("goal").order_by("-id"))


def goals_of(person: Person, *, by: Actor) -> list[Goal]:
    """This function will list the goals of a person's plan that are worked on."""
    rows = Goal.objects.scoped(by).filter(person=person, state=GoalState.OPEN)
    return list(rows.order_by("position", "id"))


def need(need_id: uuid.UUID, *, by: Actor) -> Need:
    """
    This function will find a need for somebody who may see its person.

    :raises NotFound: for a stranger and for an id that is nobody's
    """
    found = Need.objects.scoped(by).select_related("person", "goal").filter(pk=need_id).first()
    if found is not None and persons.is_visible_to(by=by, person_id=found.person_id):
        return found
    raise NotFound(_("There is nothing here."))


def get(referral_id: uuid.UUID, *, by: Actor) -> Referral:
    """
    This function will find a referral for somebody who may see its person.

    :raises NotFound: for a stranger and for an id that is nobody's, the same
    """
    rows = Referral.objects.scoped(by).select_related(
        "person__contact_rules", "need__goal", "service", "recipient", "consent"
    )
    found = rows.filter(pk=referral_id).first()
    if found is not None and persons.is_visible_to(by=by, person_id=found.person_id):
        return found
    # Writes down who tried, with the same work for an id that is nobody's (AV-19).
    persons.get(referral_id if found is None else found.person_id, by=by)
    raise NotFound(_("There is nothing here."))


def whole(referral: Referral, *, by: Actor) -> Whole:
    """This function will gather what happened to a referral."""
    rows = ReferralState.objects.scoped(by).filter(referral=referral)
    told = _reminded(rows).select_related("by_membership")
    history: list[Any] = list(told.order_by("at", "id"))
    now = next(one for one in history if one.until is None)
    own = {"referral": referral}
    words = PersonWord.objects.scoped(by).filter(**own).order_by("at")
    steps = ReferralStep.objects.scoped(by).filter(**own).select_related("by_membership")
    askings = Asking.objects.scoped(by).filter(**own).select_related("by_membership")
    open_link = Link.objects.scoped(by).filter(
        **own, closed_at__isnull=True, expires_at__gt=clock.now()
    )
    return Whole(
        Line(referral, now, now.is_reminded, now.asks_here, now.asks_by_coach),
        history, list(words), list(steps.order_by("at")), list(askings.order_by("at")),
        open_link.first(),
    )  # fmt: skip


def open_loops(*, by: Actor, page_size: int = SHOWN) -> tuple[list[Line], int]:
    """
    This function will list open loops of the people the actor works with, and count them.

    Whom the coach asks by phone comes first, then what waits for the coach, then the longest in
    one state.
    """
    rows = _current(by).filter(person__in=persons.served_by(by).values("pk")).exclude(CLOSED)
    counted = _reminded(rows).annotate(whole_count=Window(Count("pk")))
    found = list(counted.order_by("-asks_by_coach", "-is_reminded", "at", "id")[:page_size])
    return [_line(row) for row in found], found[0].whole_count if found else 0


def waiting_for(by: Actor) -> int:
    """This function will count the loops that wait for a coach."""
    rows = Reminder.objects.scoped(by).filter(not_quiet(), done_at__isnull=True)
    return rows.filter(person__in=persons.served_by(by).values("pk")).count()
