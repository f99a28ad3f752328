"""What scheduling lets be told: appointments to come."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.people.models import Person
from alongside.privacy.packets import Row, Section, category
from alongside.scheduling.models import Appointment
from alongside.ui import times


def _appointments(person: Person, by: Actor) -> Section:
    """When the next ones are and how they meet; never the place or a reason."""
    zone = ZoneInfo(person.time_zone)
    found = Appointment.objects.scoped(by).filter(
        person=person, cancelled_at__isnull=True, starts_at__gte=clock.now()
    )
    rows: list[Row] = []
    lines = []
    for one in found.order_by("starts_at")[:50]:
        at = one.starts_at.astimezone(zone)
        rows.append({"starts_at": at.isoformat(timespec="minutes"), "mode": one.mode})
        lines.append(_line(at))
    return Section(lines, rows)


def _line(at: dt.datetime) -> str:
    words = {"day": times.short_day(at.date()), "time": times.time_of_day(at.time())}
    return _("%(day)s at %(time)s") % words


category(
    "appointments",
    label=gettext_lazy("Next appointments"),
    hint=gettext_lazy("When they are and how. No place, no reason."),
    build=_appointments,
)
