"""Whom an incident touched, exactly as the access log shows (P2-49)."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import QuerySet

from alongside.core import audit
from alongside.core.models import AuditEvent
from alongside.people.models import Membership, Person
from alongside.privacy.models import Incident


@dataclass(slots=True)
class Touched:
    """One person: how many events, from when until when."""

    person_id: uuid.UUID
    events: int
    first_at: dt.datetime
    last_at: dt.datetime


def touched(incident: Incident) -> list[Touched]:
    """
    This function will list everybody whose record was opened, changed or listed in the time.

    With a suspect, what that member did; without, what anybody but the persons themselves did.
    A list counts for each person on it. Refused tries opened nothing and do not count.
    """
    found: dict[uuid.UUID, Touched] = {}
    own = _own_visits(incident)
    for event in _events(incident).iterator(chunk_size=2000):
        for person_id in _persons(event):
            if incident.suspect_id is None and own.get(event.membership_id) == person_id:
                continue
            one = found.setdefault(person_id, Touched(person_id, 0, event.at, event.at))
            one.events += 1
            one.first_at, one.last_at = min(one.first_at, event.at), max(one.last_at, event.at)
    rows = Person.objects.in_organisation(incident.organisation_id).filter(pk__in=found)
    known = set(rows.values_list("pk", flat=True))
    return sorted((t for t in found.values() if t.person_id in known), key=lambda t: t.person_id)


def _events(incident: Incident) -> QuerySet[AuditEvent]:
    rows = AuditEvent.objects.filter(
        organisation_id=incident.organisation_id,
        at__gte=incident.began_at,
        at__lte=incident.ended_at,
        outcome=audit.DONE,
    )
    if incident.suspect_id is not None:
        return rows.filter(membership_id=incident.suspect_id).order_by("at", "id")
    return rows.exclude(actor_kind="system").order_by("at", "id")


def _persons(event: AuditEvent) -> set[uuid.UUID]:
    listed = event.detail.get("persons", []) if isinstance(event.detail, dict) else []
    found = {uuid.UUID(str(one)) for one in listed}
    return found | ({event.person_id} if event.person_id else set())


def _own_visits(incident: Incident) -> dict[uuid.UUID | None, uuid.UUID]:
    rows = Membership.objects.in_organisation(incident.organisation_id)
    return dict(rows.filter(person__isnull=False).values_list("pk", "person_id"))
