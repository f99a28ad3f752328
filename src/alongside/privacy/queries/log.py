"""The audit log for the privacy officer: filtered, in pages by place and not by number."""

import datetime as dt
import uuid
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from alongside.core import audit
from alongside.core.actor import Actor
from alongside.core.models import AuditEvent
from alongside.people.models import Membership, Person
from alongside.privacy.queries.looks import members_of

SIZE = 50


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the officer looks for; empty means any."""

    action: str = ""
    actor_id: uuid.UUID | None = None
    person_id: uuid.UUID | None = None
    outcome: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    before: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the log, newest first."""

    events: list[AuditEvent]
    members: dict[uuid.UUID, Membership]
    person: Person | None
    older: uuid.UUID | None


def search(wanted: Wanted, *, by: Actor, zone: str) -> Page:
    """This function will give one page of the organisation's log; the search is logged too."""
    what = "who-looked" if wanted.person_id else "audit"
    person = _person(wanted.person_id, by=by)
    detail = {"filters": sorted(_named(wanted))}
    about = person.pk if person else None
    audit.record(by=by, action=f"{what}.searched", person_id=about, detail=detail)
    events = list(_filtered(wanted, by=by, zone=ZoneInfo(zone))[: SIZE + 1])
    older = events[SIZE - 1].id if len(events) > SIZE else None
    shown = events[:SIZE]
    return Page(shown, members_of(shown, by=by), person, older)


def staff(*, by: Actor) -> list[Membership]:
    """This function will list those who work or worked here, for the choice of an actor."""
    rows = Membership.objects.scoped(by).filter(person__isnull=True)
    return list(rows.order_by("name"))


def _person(person_id: uuid.UUID | None, *, by: Actor) -> Person | None:
    return Person.objects.scoped(by).filter(pk=person_id).first() if person_id else None


def _named(wanted: Wanted) -> list[str]:
    names = ("action", "actor_id", "person_id", "outcome", "since", "until")
    return [name for name in names if getattr(wanted, name)]


def _filtered(wanted: Wanted, *, by: Actor, zone: ZoneInfo) -> QuerySet[AuditEvent]:
    rows = AuditEvent.objects.filter(organisation_id=by.organisation_id)
    plain = {
        "action": wanted.action,
        "membership_id": wanted.actor_id,
        "person_id": wanted.person_id,
        "outcome": wanted.outcome,
        "id__lt": wanted.before,
    }
    rows = rows.filter(**{name: value for name, value in plain.items() if value})
    if wanted.since:
        rows = rows.filter(at__gte=dt.datetime.combine(wanted.since, dt.time(), zone))
    if wanted.until:
        day_after = wanted.until + dt.timedelta(days=1)
        rows = rows.filter(at__lt=dt.datetime.combine(day_after, dt.time(), zone))
    return rows.order_by("-id")
