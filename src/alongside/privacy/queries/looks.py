"""Who looked at a person's record, grouped as a person would tell it."""

import datetime as dt
import uuid
from collections import Counter
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from alongside.core import audit
from alongside.core.actor import Actor
from alongside.core.errors import NotFound
from alongside.core.models import AuditEvent
from alongside.people.models import Assignment, Membership, Person

PAGE = 200  # events, which are about twenty lines


@dataclass(frozen=True, slots=True)
class Look:
    """What one actor did with the record on one day, in the order it began."""

    day: dt.date
    member: Membership | None
    kind: str
    is_coach: bool
    is_covering: bool
    done: list[tuple[str, int]]
    refused: list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Looks:
    """A page of them, newest first; `older` is where the next page begins."""

    person: Person
    looks: list[Look]
    older: uuid.UUID | None


# A mark that two people are not to be matched is kept without telling the other side (NC-04).
WAYS_IN = ("accounts.sign_in", "accounts.use_first_code")
NEVER_TOLD = ("matching.mark_do_not_match", "matching.lift_do_not_match")


def told(by: Actor) -> QuerySet[AuditEvent]:
    """This function will give the events a participant is told of, their own left out."""
    rows = AuditEvent.objects.filter(organisation_id=by.organisation_id)
    return rows.exclude(membership_id=by.membership_id).exclude(action__in=NEVER_TOLD)


def own(*, by: Actor, before: uuid.UUID | None = None) -> Looks:
    """
    This function will give the participant who looked at their record, themself left out.

    :raises NotFound: for anybody who is not a participant
    """
    person = Person.objects.scoped(by).filter(pk=by.person_id).first() if by.person_id else None
    if person is None:
        raise NotFound()
    audit.read(by=by, person=person, what="who-looked")
    rows = told(by).filter(person_id=person.pk)
    if before is not None:
        rows = rows.filter(id__lt=before)
    events = list(rows.order_by("-id")[: PAGE + 1])
    older = events[PAGE - 1].id if len(events) > PAGE else None
    return Looks(person, _grouped(events[:PAGE], person, by), older)


def all_of(person: Person, *, by: Actor) -> list[Look]:
    """This function will give everybody who ever looked, for the person's own copy."""
    rows = told(by).filter(person_id=person.pk).order_by("-id")
    return _grouped(list(rows), person, by)


def _grouped(events: list[AuditEvent], person: Person, by: Actor) -> list[Look]:
    zone = ZoneInfo(person.time_zone)
    members = members_of(events, by=by)
    open_rows = Assignment.objects.scoped(by).filter(person=person, until_at__isnull=True)
    serves = {row.coach_id: row.kind for row in open_rows}
    groups: dict[tuple[dt.date, uuid.UUID | None, str], list[AuditEvent]] = {}
    for event in events:
        key = (event.at.astimezone(zone).date(), event.membership_id, event.actor_kind)
        groups.setdefault(key, []).append(event)
    return [
        Look(
            day=day,
            member=members.get(member_id) if member_id else None,
            kind=kind,
            is_coach=member_id is not None and serves.get(member_id) == "coach",
            is_covering=member_id is not None and serves.get(member_id) == "covering",
            done=_counted(group, audit.DONE),
            refused=_counted(group, audit.REFUSED),
        )
        for (day, member_id, kind), group in groups.items()
    ]


def _counted(group: list[AuditEvent], outcome: str) -> list[tuple[str, int]]:
    # Newest first as they come; told from the beginning of the day.
    return list(Counter(e.action for e in reversed(group) if e.outcome == outcome).items())


def tried_in(event: AuditEvent) -> uuid.UUID | None:
    """This function will give the membership that a refused sign-in was aimed at."""
    is_try = event.action in WAYS_IN and event.object_type == "people.Membership"
    return uuid.UUID(event.object_id) if is_try else None


def members_of(events: list[AuditEvent], *, by: Actor) -> dict[uuid.UUID, Membership]:
    """This function will find who acted in these events, or was to, in one query."""
    wanted = {e.membership_id for e in events if e.membership_id}
    wanted |= {tried for e in events if (tried := tried_in(e))}
    return {m.pk: m for m in Membership.objects.scoped(by).filter(pk__in=wanted)}
