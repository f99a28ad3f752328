"""What of groups can be told outside: days and minutes, never which group or who else was there."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.core.actor import Actor
from alongside.groups.models import Attendance
from alongside.people.models import Person
from alongside.privacy import packets
from alongside.privacy.packets import Section
from alongside.ui import times

# The only columns the query reads: nothing that leads to a group or a note.
TOLD = ("occurred_at", "minutes", "came_by")


def register() -> None:
    """This function will register the category (from the app config, once)."""
    packets.category(
        "group_attendance",
        label=gettext_lazy("Days at group sessions"),
        hint=gettext_lazy("Days and minutes. Never which group, its topic, or who else came."),
        build=_attendance,
    )


def _attendance(person: Person, by: Actor) -> Section:
    rows = Attendance.objects.scoped(by).filter(person=person).only(*TOLD)
    lines, data = [], []
    for one in rows.order_by("occurred_at"):
        minutes = _("%(minutes)s minutes") % {"minutes": one.minutes}
        lines.append((times.short_day(one.occurred_at), f"{one.get_came_by_display()}, {minutes}"))
        on = timezone.localtime(one.occurred_at).date().isoformat()
        data.append({"on": on, "minutes": one.minutes, "mode": one.came_by})
    return Section(tuple(lines), data)
