"""What of appointments can be told outside: the ones to come, never where or why."""

from django.utils.translation import gettext_lazy

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.people.models import Person
from alongside.privacy import packets
from alongside.privacy.packets import Section
from alongside.scheduling.models import Appointment
from alongside.ui import times


def register() -> None:
    """This function will register the category (from the app config, once)."""
    packets.category(
        "appointments",
        label=gettext_lazy("Appointments to come"),
        hint=gettext_lazy("When, and how one meets."),
        build=_appointments,
    )


def _appointments(person: Person, by: Actor) -> Section:
    rows = Appointment.objects.scoped(by).filter(
        person=person, cancelled_at__isnull=True, starts_at__gte=clock.now()
    )
    lines, data = [], []
    for one in rows.order_by("starts_at"):
        lines.append((times.moment(one.starts_at), one.mode))
        data.append({"starts_at": one.starts_at.isoformat(), "mode": one.mode})
    return Section(tuple(lines), data)
