"""Whom a coach serves and a supervisor looks after, with what is known of each today."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from alongside.coaching.cadence import Due
from alongside.coaching.queries.sealed import NAMES, open_person, opened, sealed, sealed_person
from alongside.coaching.queries.signals import (
    FACTS,
    Row,
    due_of,
    followed_since,
    gathered,
    newest_move,
    signals_of,
    with_signals,
)
from alongside.coaching.reasons import Reason, Signals
from alongside.coaching.urgency import order_for_today
from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.prepared import prepared
from alongside.people.models import Assignment, Cause, EnrolmentStatus, Person, ProgramStaff
from alongside.people.models.assignment import COACH
from alongside.people.models.enrolment import OPEN_STATUSES, Status
from alongside.privacy.models import ContactRules

PAGE_SIZE = 50
REACHING = (*NAMES, "phone", "meeting_place")
PLAIN = ("may_call", "may_text", "time_zone")
# A person's own rules on how they are reached come with the row (privacy.reaching).
RULES = ("safe_from", "safe_until", "no_voice_mail", "withheld_number")


@dataclass(frozen=True, slots=True)
class Line:
    """One person on a list: who, why today, and the facts the sentence needs."""

    person: Person
    signals: Signals
    reasons: tuple[Reason, ...]
    due: Due
    status: str
    move_words: str = ""
    rules: ContactRules | None = None
    has_coach: bool = False
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of lines. `older` and `newer` are page marks for links, or empty."""

    lines: list[Line]
    people_count: int
    waiting_count: int
    older: str = ""
    newer: str = ""


def for_coach(
    *, by: Actor, zone: str, page: int = 1, status: str = "", only_today: bool = False
) -> Listed:
    """
    This function will list a coach's open caseload, whom to reach first at the top.

    `only_today` leaves out those with nothing to do today; `status` keeps one status.
    """
    found = gathered(_of_coach(by=by, since=followed_since(zone)))
    kept = {key: held for key, held in found.items() if _is_kept(held[0], status)}
    signals = {str(key): signals_of(held, zone=zone) for key, held in kept.items()}
    entries = order_for_today(signals.values(), now=clock.now(), zone=zone)
    waiting = [entry for entry in entries if entry.reasons]
    shown = waiting if only_today else entries
    start = (max(page, 1) - 1) * PAGE_SIZE
    lines = [
        _line(kept[uuid.UUID(e.person_id)], signals[e.person_id], e.reasons, zone)
        for e in shown[start : start + PAGE_SIZE]
    ]
    return Listed(
        lines,
        people_count=len(kept),
        waiting_count=len(waiting),
        older=str(page + 1) if len(shown) > start + PAGE_SIZE else "",
        newer=str(page - 1) if page > 1 else "",
    )


def for_supervisor(
    *, by: Actor, zone: str, before: uuid.UUID | None = None, status: str = ""
) -> Listed:
    """This function will list the people of a supervisor's programs, the newest first."""
    rows = _of_programs(by=by, since=followed_since(zone), before=before, status=status)
    found = gathered(rows)
    keys = sorted(found, reverse=True)
    signals = [signals_of(found[key], zone=zone) for key in keys[:PAGE_SIZE]]
    reasons = {e.person_id: e.reasons for e in order_for_today(signals, now=clock.now(), zone=zone)}
    lines = [_line(found[uuid.UUID(s.person_id)], s, reasons[s.person_id], zone) for s in signals]
    older = str(keys[PAGE_SIZE - 1]) if len(keys) > PAGE_SIZE else ""
    return Listed(lines, len(lines), sum(1 for one in lines if one.reasons), older=older)


@prepared
def _of_coach(*, by: Actor, since: dt.date) -> QuerySet[Any, Row]:
    rows = Person.objects.scoped(by).filter(
        assignments__coach_id=by.membership_id, assignments__until_at__isnull=True
    )
    return _facts(rows, by=by, since=since)


@prepared
def _of_programs(
    *, by: Actor, since: dt.date, before: uuid.UUID | None, status: str
) -> QuerySet[Any, Row]:
    works_in = ProgramStaff._base_manager.filter(
        program__enrolments__person_id=OuterRef("pk"), membership_id__in=[by.membership_id]
    )
    rows = Person.objects.scoped(by).filter(Exists(works_in))
    rows = rows.filter(Exists(_with_status(status)))
    if before is not None:
        rows = rows.filter(pk__lt=before)
    # Cut before the facts are joined, so that only one page's are looked up.
    page = rows.order_by("-pk").values("pk")[: PAGE_SIZE + 1]
    return _facts(Person.objects.scoped(by).filter(pk__in=page), by=by, since=since)


def _facts(rows: QuerySet[Person], *, by: Actor, since: dt.date) -> QuerySet[Any, Row]:
    annotated = with_signals(rows, since=since, coach_id=by.membership_id)
    sealed_names = sealed_person(fields=REACHING) | {
        "safe_word": sealed("contact_rules__safe_word")
    }
    held = Assignment._base_manager.filter(
        person_id=OuterRef("pk"), kind=COACH, until_at__isnull=True
    )
    # The key of one and not EXISTS: PostgreSQL reads every assignment there is to answer that for
    # fifty people at once.
    annotated = annotated.annotate(has_coach=Subquery(held.values("pk")[:1]))
    rules = [f"contact_rules__{name}" for name in ("pk", *RULES)]
    found: QuerySet[Any, Row] = annotated.annotate(**sealed_names).values(
        *FACTS, "has_coach", *PLAIN, *rules, *sealed_names
    )
    return found


def _with_status(status: str) -> QuerySet[EnrolmentStatus]:
    wanted = [status] if status else [str(one) for one in OPEN_STATUSES]
    return EnrolmentStatus._base_manager.filter(
        enrolment__person_id=OuterRef("pk"), until__isnull=True, state__in=wanted
    )


def _is_kept(row: Row, status: str) -> bool:
    """
    Whoever asks for a call is heard in every status; a paused one is theirs to break. Somebody of
    whom staff said that they died is no row of a day's work any more, unless they ask for a call
    after that: then it was said in error.
    """
    state = row["state"]
    if status:
        return bool(state == status)
    asks = row["asked_at"] is not None and state != Status.DIED
    if row["quiet_cause"] == Cause.DEATH:
        return asks and row["asked_at"] > row["quiet_at"]
    return state is None or state in OPEN_STATUSES or asks


def _line(rows: list[Row], signals: Signals, reasons: tuple[Reason, ...], zone: str) -> Line:
    row, move = rows[0], newest_move(rows)
    held = {name: row[name] for name in PLAIN}
    names = {key: blob for key, blob in row.items() if key.startswith("sealed_")}
    words = opened(move["moved_words"], "coaching.transition.words") if move else ""
    return Line(
        person=open_person(names, id=row["pk"], **held),
        signals=signals,
        reasons=reasons,
        due=due_of(rows, zone=zone),
        status=row["state"] or "",
        move_words=words,
        rules=_rules(row),
        has_coach=row["has_coach"] is not None,
        is_quiet=row["quiet_cause"] is not None,
    )


def _rules(row: Row) -> ContactRules | None:
    if row["contact_rules__pk"] is None:
        return None
    word = opened(row["safe_word"], "privacy.contactrules.safe_word")
    held = {name: row[f"contact_rules__{name}"] for name in RULES}
    return ContactRules(person_id=row["pk"], safe_word=word, **held)
