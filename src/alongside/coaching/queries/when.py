"""Whether a contact can have been when somebody says it was."""

import datetime as dt
import uuid
from zoneinfo import ZoneInfo

from django.db.models import Min
from django.utils.translation import gettext as _

from alongside.coaching.models import Contact
from alongside.core.actor import Actor
from alongside.core.errors import BadInput
from alongside.people.models import Enrolment, Person
from alongside.ui import times

DAY = dt.timedelta(days=1)
BEFORE = dt.timedelta(days=30)
"""How long before the papers somebody may have been met already (our own choice)."""


def check_typed_time(
    *, person: Person, starts: dt.datetime, minutes: int, id: uuid.UUID, by: Actor
) -> None:
    """
    This function will let a time pass that somebody typed, when it can be right.

    For the page on which one types it: a contact that just ended needs no such look, and what is
    brought in from elsewhere is as it was. `id` is of the contact, which may be here already.

    :raises BadInput: for a day before the person came, or a time the coach was with them already
    """
    _refuse_before_they_came(person, starts, by)
    _refuse_overlap(person, starts, dt.timedelta(minutes=minutes), id, by)


def _refuse_before_they_came(person: Person, starts: dt.datetime, by: Actor) -> None:
    zone = ZoneInfo(person.time_zone)
    rows = Enrolment.objects.scoped(by).filter(person_id=person.pk)
    enrolled = rows.aggregate(first=Min("enrolled_on"))["first"]
    came = person.created_at.astimezone(zone).date()
    first = min(came, enrolled or came)
    if starts.astimezone(zone).date() < first - BEFORE:
        said = _("They were not here yet. They came on %(day)s; check the day.")
        raise BadInput(said % {"day": times.short_day(first)}, field="on")


def _refuse_overlap(
    person: Person, starts: dt.datetime, length: dt.timedelta, id: uuid.UUID, by: Actor
) -> None:
    rows = Contact.objects.scoped(by).filter(
        person_id=person.pk,
        coach_id=by.membership_id,
        minutes__gt=0,
        occurred_at__gt=starts - DAY,
        occurred_at__lt=starts + length,
    )
    for began, minutes in rows.exclude(pk=id).values_list("occurred_at", "minutes"):
        if began + dt.timedelta(minutes=minutes) > starts:
            said = _(
                "You have a contact with them in that time: %(at)s, %(minutes)s minutes. Change"
                " the time, or open that one and add to it."
            )
            local = began.astimezone(ZoneInfo(person.time_zone))
            at = times.time_of_day(local.time())
            raise BadInput(said % {"at": at, "minutes": minutes}, field="at")
