"""Whether a contact can have been when somebody says it was."""

import datetime as dt
import uuid
from zoneinfo import ZoneInfo

from django.db.models import Min
from django.utils.translation import gettext as _

from alongside.coaching.models import Contact
from alongside.core.actor import Actor
from alongside.core.errors import BadInput
from alongside.people.models import Enrolment
from alongside.ui import times

DAY = dt.timedelta(days=1)
BEFORE = dt.timedelta(days=30)
"""How long before the papers somebody may have been met already (our own choice)."""


def check_when(contact: Contact, *, id: uuid.UUID | None, by: Actor) -> None:
    """
    This function will let a time pass that was given, when it can be right.

    Asked only where somebody typed a time: a contact that just ended needs none. `id` is of the
    contact itself, which may be here already.

    :raises BadInput: for a day before the person came, or a time the coach was with them already
    """
    _refuse_before_they_came(contact, by)
    _refuse_overlap(contact, id, by)


def _refuse_before_they_came(contact: Contact, by: Actor) -> None:
    zone = ZoneInfo(contact.time_zone)
    rows = Enrolment.objects.scoped(by).filter(person_id=contact.person_id)
    enrolled = rows.aggregate(first=Min("enrolled_on"))["first"]
    came = contact.person.created_at.astimezone(zone).date()
    first = min(came, enrolled or came)
    if contact.occurred_at.astimezone(zone).date() < first - BEFORE:
        said = _("They were not here yet. They came on %(day)s; check the day.")
        raise BadInput(said % {"day": times.short_day(first)}, field="on")


def _refuse_overlap(contact: Contact, id: uuid.UUID | None, by: Actor) -> None:
    starts, length = contact.occurred_at, dt.timedelta(minutes=contact.minutes)
    rows = Contact.objects.scoped(by).filter(
        person_id=contact.person_id,
        coach_id=contact.coach_id,
        minutes__gt=0,
        occurred_at__gt=starts - DAY,
        occurred_at__lt=starts + length,
    )
    others = rows.exclude(pk=id) if id else rows
    for began, minutes in others.values_list("occurred_at", "minutes"):
        if began + dt.timedelta(minutes=minutes) > starts:
            local = began.astimezone(ZoneInfo(contact.time_zone))
            said = _(
                "You have a contact with them in that time: %(at)s, %(minutes)s minutes. Change"
                " the time, or open that one and add to it."
            )
            at = times.time_of_day(local.time())
            raise BadInput(said % {"at": at, "minutes": minutes}, field="at")
