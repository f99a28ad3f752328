"""The kinds of things on a timeline, each as rows of the same columns (see `timeline`)."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import (
    BinaryField,
    Case,
    CharField,
    F,
    IntegerField,
    JSONField,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast

from alongside.coaching.models import CheckIn, Contact, Transition
from alongside.coaching.queries.sealed import sealed
from alongside.core.actor import Actor
from alongside.groups.models import Attendance
from alongside.people.models import Assignment, EnrolmentStatus
from alongside.scheduling.models import Appointment

if TYPE_CHECKING:
    from alongside.coaching.queries.timeline import Entry

FIELDS = (
    "source", "row_id", "when", "who", "what", "how", "number1", "number2", "number3", "tags",
    "blob", "blob2",
)  # fmt: skip


def text(value: str) -> Cast:
    return Cast(Value(value), CharField())


def number(name: str) -> Cast:
    return Cast(F(name), IntegerField())


NO_NUMBER = Cast(Value(None), IntegerField())
NO_BYTES = Cast(Value(None), BinaryField())
NO_TAGS = Value([], JSONField())


def contacts(person_id: uuid.UUID, by: Actor) -> QuerySet[Any]:
    """This function will give contacts, reached and attempted."""
    return Contact.objects.scoped(by).filter(person_id=person_id).annotate(
        source=text("contact"), row_id=F("pk"), when=F("occurred_at"), who=F("coach__name"),
        what=F("outcome"), how=F("mode"), number1=number("minutes"),
        number2=number("is_reached"), number3=is_there("signed_at"), tags=F("topics"),
        blob=sealed("note"), blob2=sealed("next_step"),
    )  # fmt: skip


def check_ins(person_id: uuid.UUID, by: Actor) -> QuerySet[Any]:
    """This function will give the person's own check-ins."""
    return CheckIn.objects.scoped(by).filter(person_id=person_id).annotate(
        source=text("check_in"), row_id=F("pk"), when=F("at"), who=text(""), what=text(""),
        how=text(""), number1=number("day"), number2=number("craving"),
        number3=number("connection"), tags=F("helps"), blob=sealed("words"), blob2=NO_BYTES,
    )  # fmt: skip


def transitions(person_id: uuid.UUID, by: Actor) -> QuerySet[Any]:
    """This function will give events that started follow-up, by when they were noted."""
    return Transition.objects.scoped(by).filter(person_id=person_id).annotate(
        source=text("transition"), row_id=F("pk"), when=F("created_at"),
        who=F("by_membership__name"), what=F("kind"),
        how=Cast(F("occurred_on"), CharField()), number1=NO_NUMBER, number2=NO_NUMBER,
        number3=NO_NUMBER, tags=NO_TAGS, blob=sealed("words"), blob2=NO_BYTES,
    )  # fmt: skip


def statuses(person_id: uuid.UUID, by: Actor) -> QuerySet[Any]:
    """This function will give the statuses of the person's enrolments."""
    rows = EnrolmentStatus.objects.scoped(by).filter(enrolment__person_id=person_id)
    return rows.annotate(
        source=text("status"), row_id=F("pk"), when=F("at"), who=F("by_membership__name"),
        what=F("state"), how=F("enrolment__program__name"), number1=NO_NUMBER,
        number2=NO_NUMBER, number3=NO_NUMBER, tags=NO_TAGS, blob=sealed("reason"),
        blob2=NO_BYTES,
    )  # fmt: skip


def appointments(person_id: uuid.UUID, by: Actor) -> QuerySet[Any]:
    """This function will give appointments, those to come too."""
    rows = Appointment.objects.scoped(by).filter(person_id=person_id, cancelled_at__isnull=True)
    return rows.annotate(
        source=text("appointment"), row_id=F("pk"), when=F("starts_at"), who=F("coach__name"),
        what=text(""), how=F("mode"), number1=NO_NUMBER, number2=NO_NUMBER,
        number3=NO_NUMBER, tags=NO_TAGS, blob=sealed("place"), blob2=NO_BYTES,
    )  # fmt: skip


def coaches(person_id: uuid.UUID, by: Actor) -> QuerySet[Any]:
    """This function will give who became the person's coach or stood in, and when."""
    return Assignment.objects.scoped(by).filter(person_id=person_id).annotate(
        source=text("coach"), row_id=F("pk"), when=F("from_at"), who=F("coach__name"),
        what=F("kind"), how=text(""), number1=NO_NUMBER, number2=NO_NUMBER, number3=NO_NUMBER,
        tags=NO_TAGS, blob=NO_BYTES, blob2=NO_BYTES,
    )  # fmt: skip


def groups(person_id: uuid.UUID, by: Actor) -> QuerySet[Any]:
    """This function will give sessions of groups: not which, not who led or else was there."""
    return Attendance.objects.scoped(by).filter(person_id=person_id).annotate(
        source=text("group"), row_id=F("pk"), when=F("occurred_at"), who=text(""),
        what=text(""), how=F("came_by"), number1=number("minutes"), number2=NO_NUMBER,
        number3=NO_NUMBER, tags=NO_TAGS, blob=sealed("note"), blob2=NO_BYTES,
    )  # fmt: skip


def is_there(name: str) -> Case:
    return Case(When(**{f"{name}__isnull": False}, then=1), default=0, output_field=IntegerField())


SOURCES = (contacts, check_ins, transitions, statuses, appointments, coaches, groups)


@dataclass(frozen=True, slots=True)
class Kind:
    """
    A kind of thing that a domain above puts on the timeline.

    `rows` gives the columns of `FIELDS` with `source` = `name`; `label` names the encrypted field
    of `blob`. `title` and `chips` say it in words.
    """

    name: str
    rows: Callable[[uuid.UUID, Actor], QuerySet[Any]]
    label: str
    title: Callable[["Entry"], str]
    chips: Callable[["Entry"], list[str]]
    icon: str
    tone: str


KINDS: dict[str, Kind] = {}


def also(kind: Kind) -> None:
    """This function will put another kind of thing on every timeline."""
    KINDS[kind.name] = kind
