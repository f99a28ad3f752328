"""
What is known of people today, in one statement: the facts that `coaching.urgency` orders by.

Every fact is looked up by an index per person, so the cost follows the number of people asked
about and not the size of the organisation. Transitions are joined and may repeat a row;
`gathered` folds them.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from alongside.coaching.cadence import Agreement, Due, FollowUp, next_due
from alongside.coaching.models import CallRequest, CheckIn, Contact, Step
from alongside.coaching.models.goal import StepState
from alongside.coaching.queries.sealed import sealed
from alongside.coaching.reasons import OutreachSignal, Signals, TransitionSignal
from alongside.core import clock
from alongside.people.models import Enrolment, EnrolmentStatus, Person

FOLLOWED_AFTER = dt.timedelta(days=30)
"""How long marks that nobody met stay on the list after the last of them (our own choice)."""

LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)

Row = dict[str, Any]
FACTS = (
    "pk", "last_reached_at", "attempts", "asked_at", "every_days", "cadence_mode", "promise_on",
    "default_days", "check_in_at", "check_in_craving", "enrolled_on", "state", "moved__kind",
    "moved__occurred_on", "moved__days", "moved_words", "quiet_cause", "quiet_at",
    "outreach_days", "outreach_steps", "outreach_at",
)  # fmt: skip


def _first(rows: QuerySet[Any], field: str) -> Subquery:
    return Subquery(rows.values(field)[:1])


def followed_since(zone: str) -> dt.date:
    """This function will give the day from which an event's last mark is still followed."""
    return clock.today(zone) - FOLLOWED_AFTER


def with_signals(
    rows: QuerySet[Person], *, since: dt.date, coach_id: uuid.UUID | None = None
) -> QuerySet[Person]:
    """
    This function will annotate persons with `FACTS`; promises are those of `coach_id`.

    `since` is `followed_since` of the zone.
    """
    me = OuterRef("pk")
    contacts = Contact._base_manager.filter(person_id=me)
    reached = _first(contacts.filter(is_reached=True).order_by("-occurred_at"), "occurred_at")
    tried = contacts.filter(
        is_reached=False, occurred_at__gt=Coalesce(OuterRef("last_reached_at"), LONG_AGO)
    )
    attempts = tried.order_by().values("person_id").annotate(n=Count("pk")).values("n")
    check_ins = CheckIn._base_manager.filter(person_id=me).order_by("-at")
    enrolments = Enrolment._base_manager.filter(person_id=me).order_by("-enrolled_on", "-pk")
    states = EnrolmentStatus._base_manager.filter(enrolment__person_id=me, until__isnull=True)
    calls = CallRequest._base_manager.filter(person_id=me, closed_at__isnull=True)
    promises = Step._base_manager.filter(
        person_id=me, coach_id=coach_id, state=StepState.OPEN, due_date__isnull=False
    )
    running = Q(transitions__last_day_on__gte=since)
    return rows.annotate(
        agreed=FilteredRelation("cadences", condition=Q(cadences__until__isnull=True)),
        moved=FilteredRelation("transitions", condition=running),
        hushed=FilteredRelation("quiet_times", condition=Q(quiet_times__ended_at__isnull=True)),
        sought=FilteredRelation("outreach_plans", condition=Q(outreach_plans__until__isnull=True)),
        last_reached_at=reached,
        attempts=Coalesce(Subquery(attempts), 0),
        asked_at=_first(calls, "asked_at"),
        every_days=F("agreed__every_days"),
        cadence_mode=F("agreed__mode"),
        promise_on=_first(promises.order_by("due_date"), "due_date"),
        check_in_at=_first(check_ins, "at"),
        check_in_craving=_first(check_ins, "craving"),
        enrolled_on=_first(enrolments, "enrolled_on"),
        default_days=_first(enrolments, "program__contact_every_days"),
        state=_first(states.order_by("-enrolment__enrolled_on", "-enrolment_id"), "state"),
        moved_words=sealed("moved__words"),
        quiet_cause=F("hushed__cause"),
        quiet_at=F("hushed__at"),
        outreach_days=F("sought__after_days"),
        outreach_steps=F("sought__steps"),
        outreach_at=F("sought__at"),
    )


def gathered(rows: Iterable[Row]) -> dict[uuid.UUID, list[Row]]:
    """This function will fold the rows of one person, one for each transition, together."""
    found: dict[uuid.UUID, list[Row]] = {}
    for row in rows:
        found.setdefault(row["pk"], []).append(row)
    return found


def signals_of(rows: list[Row], *, zone: str) -> Signals:
    """This function will give one person's signals from their rows."""
    row, moves = rows[0], _moves(rows)
    return Signals(
        person_id=str(row["pk"]),
        due=due_of(rows, zone=zone),
        asked_for_call_at=row["asked_at"],
        transition=TransitionSignal(*moves[0][:2]) if moves else None,
        promise_due_on=row["promise_on"],
        attempts=row["attempts"],
        mode=row["cadence_mode"],
        last_reached_at=row["last_reached_at"],
        craving=row["check_in_craving"],
        checked_in_at=row["check_in_at"],
        outreach=_outreach(row),
    )


def _outreach(row: Row) -> OutreachSignal | None:
    if row["outreach_at"] is None:
        return None
    return OutreachSignal(row["outreach_days"], tuple(row["outreach_steps"]), row["outreach_at"])


def due_of(rows: list[Row], *, zone: str) -> Due:
    """This function will give when the next contact is due and why: the one place that does."""
    row = rows[0]
    reached = row["last_reached_at"]
    last = reached.astimezone(ZoneInfo(zone)).date() if reached else None
    days = row["every_days"]
    return next_due(
        agreement=Agreement(days, row["cadence_mode"]) if days else None,
        last_reached_on=last,
        enrolled_on=row["enrolled_on"] or clock.today(zone),
        follow_ups=[FollowUp(kind, on, tuple(marks)) for kind, on, marks in _moves(rows)],
        reached_on=(),
        default_days=row["default_days"],
    )


def newest_move(rows: list[Row]) -> Row | None:
    """This function will give the row of the newest transition still followed."""
    moved = [row for row in rows if row["moved__kind"]]
    return max(moved, key=lambda row: row["moved__occurred_on"], default=None)


def _moves(rows: list[Row]) -> list[tuple[str, dt.date, list[int]]]:
    moved = [r for r in rows if r["moved__kind"]]
    moved.sort(key=lambda r: (r["moved__occurred_on"], r["moved__kind"]), reverse=True)
    return [(r["moved__kind"], r["moved__occurred_on"], r["moved__days"]) for r in moved]
