"""What still comes on a coach's day: appointments with a person, and sessions of their groups."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import (
    BinaryField,
    CharField,
    Exists,
    F,
    OuterRef,
    QuerySet,
    UUIDField,
    Value,
)
from django.db.models.functions import Cast

from alongside.coaching.queries.sealed import NAMES, open_person, opened, sealed, sealed_person
from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.prepared import prepared
from alongside.groups.models import GroupSession
from alongside.people.models import Assignment, Person
from alongside.people.queries.quiet import not_died
from alongside.scheduling.models import Appointment

MOST = 10
SEALED = tuple(f"sealed_{name}" for name in NAMES)
FIELDS = ("row_id", "whose", "begins", "ends", "how", "held_place", "held_group", *SEALED)


@dataclass(frozen=True, slots=True)
class Next:
    """
    Something still to come today, or going on.

    `person` of an appointment; a session of a group has none, and the name of its `group`.
    """

    id: uuid.UUID
    person: Person | None
    group: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    mode: str
    place: str


def still_today(*, by: Actor, zone: str) -> list[Next]:
    """This function will list what is still to come today, the soonest first."""
    morning = dt.datetime.combine(clock.today(zone), dt.time(), tzinfo=ZoneInfo(zone))
    rows = _rows(by=by, morning=morning, tomorrow=morning + dt.timedelta(days=1), now=clock.now())
    return [_next(dict(zip(FIELDS, row, strict=True))) for row in rows]


@prepared
def _rows(
    *, by: Actor, morning: dt.datetime, tomorrow: dt.datetime, now: dt.datetime
) -> QuerySet[Any, tuple[Any, ...]]:
    day = {"starts_at__gte": morning, "starts_at__lt": tomorrow, "ends_at__gte": now}
    found = _appointments(by).filter(**day, cancelled_at__isnull=True).values_list(*FIELDS)
    more = _sessions(by).filter(**day, cancelled_at__isnull=True).values_list(*FIELDS)
    return found.union(more, all=True).order_by("begins", "row_id")[:MOST]


def _appointments(by: Actor) -> QuerySet[Any]:
    serves = Assignment._base_manager.filter(
        person_id=OuterRef("person_id"), coach_id=by.membership_id, until_at__isnull=True
    )
    rows = Appointment.objects.scoped(by).filter(
        not_died(), Exists(serves), coach_id=by.membership_id
    )
    return rows.annotate(
        row_id=F("pk"), whose=F("person_id"), begins=F("starts_at"), ends=F("ends_at"),
        how=F("mode"), held_place=sealed("place"), held_group=Cast(Value(None), BinaryField()),
        **sealed_person("person__"),
    )  # fmt: skip


def _sessions(by: Actor) -> QuerySet[Any]:
    """Who is in a group stays on its own pages (T23)."""
    nobody = {name: Cast(Value(None), BinaryField()) for name in SEALED}
    rows = GroupSession.objects.scoped(by).filter(group__coaches__coach_id=by.membership_id)
    return rows.annotate(
        row_id=F("pk"), whose=Cast(Value(None), UUIDField()), begins=F("starts_at"),
        ends=F("ends_at"), how=Cast(F("group__mode"), CharField()),
        held_place=sealed("group__place"), held_group=sealed("group__name"), **nobody,
    )  # fmt: skip


def _next(row: dict[str, Any]) -> Next:
    is_group = row["whose"] is None
    names = {name: row[name] for name in SEALED}
    label = "groups.group.place" if is_group else "scheduling.appointment.place"
    return Next(
        id=row["row_id"],
        person=None if is_group else open_person(names, id=row["whose"]),
        group=opened(row["held_group"], "groups.group.name"),
        starts_at=row["begins"],
        ends_at=row["ends"],
        mode=row["how"],
        place=opened(row["held_place"], label),
    )
