"""Forms for hours and appointments."""

import datetime as dt
import zoneinfo
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from alongside.people.models import Assignment
from alongside.ui.forms import (
    ChoiceField,
    DateField,
    Form,
    IntegerField,
    SelectField,
    TextField,
    TimeField,
)
from alongside.ui.times import time_of_day

MODES = [
    ("in_person", _("In person")),
    ("phone", _("Phone")),
    ("video", _("Video")),
    ("text", _("Text")),
]
WEEKDAYS = [
    _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"),
    _("Sunday"),
]  # fmt: skip
ZONES = {
    "America/New_York": _("Eastern time"),
    "America/Chicago": _("Central time"),
    "America/Denver": _("Mountain time"),
    "America/Phoenix": _("Arizona"),
    "America/Los_Angeles": _("Pacific time"),
    "America/Anchorage": _("Alaska"),
    "Pacific/Honolulu": _("Hawaii"),
    "America/Puerto_Rico": _("Puerto Rico"),
}


class AppointmentForm(Form):
    """A time with a person, on their clock."""

    coach = ChoiceField(_("With"))
    on = DateField(_("Day"), missing=_("Choose a day."))
    at = TimeField(_("Time"), missing=_("Choose a time."))
    minutes = IntegerField(_("How long (minutes)"), min_value=5, max_value=480, initial=30)
    mode = ChoiceField(_("How we meet"), MODES, initial="in_person")
    place = TextField(
        _("Where"),
        required=False,
        hint=_("A place that is safe for them. Only the two of you see it."),
    )

    def __init__(self, *args: Any, assignments: Sequence[Assignment], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(str(a.coach_id), a.coach.name) for a in assignments]
        self.offer("coach", choices)
        if len(choices) == 1:
            self.fields["coach"].initial = choices[0][0]

    def starts_at(self, zone: str) -> dt.datetime:
        """This function will give the start, as the clock of the zone shows it."""
        day, time = self.cleaned_data["on"], self.cleaned_data["at"]
        return dt.datetime.combine(day, time, ZoneInfo(zone)).astimezone(dt.UTC)


class FreeTimeForm(Form):
    """One of the coach's free times, on the person's clock, and how to meet."""

    at = ChoiceField(_("Time"), missing=_("Choose a time."))
    mode = ChoiceField(_("How we meet"), MODES[:3], initial="phone")

    def __init__(self, *args: Any, times: Sequence[dt.datetime], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("at", [(one.isoformat(), time_of_day(one)) for one in times])

    def starts_at(self) -> dt.datetime:
        """This function will give the chosen time in UTC."""
        return dt.datetime.fromisoformat(self.cleaned_data["at"]).astimezone(dt.UTC)


class WeeklyHoursForm(Form):
    """One stretch of hours for each weekday; an empty day is a day off."""

    time_zone = SelectField(_("Time zone"), choices=list(ZONES.items()))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for weekday, name in enumerate(WEEKDAYS):
            about = {"day": name}
            self.fields[f"from_{weekday}"] = TimeField(
                _("%(day)s, from") % about, required=False, plainly_optional=True
            )
            self.fields[f"to_{weekday}"] = TimeField(
                _("%(day)s, to") % about, required=False, plainly_optional=True
            )
        zone = str((options.get("initial") or {}).get("time_zone", ""))
        if zone and zone not in ZONES and zone in zoneinfo.available_timezones():
            self.offer("time_zone", [*ZONES.items(), (zone, zone)])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for weekday in range(7):
            starts, ends = data.get(f"from_{weekday}"), data.get(f"to_{weekday}")
            if (starts is None) != (ends is None):
                self.add_error(f"to_{weekday}", _("Enter both times, or none for a day off."))
            elif starts and ends and starts >= ends:
                self.add_error(f"to_{weekday}", _("The day ends after it starts."))
        return data

    def days(self) -> list[Any]:
        """This function will pair the two fields of each weekday with its name."""
        return [(name, self[f"from_{n}"], self[f"to_{n}"]) for n, name in enumerate(WEEKDAYS)]

    def ranges(self) -> list[tuple[int, dt.time, dt.time]]:
        """This function will give what was typed as (weekday, from, to)."""
        data = self.cleaned_data
        return [(n, data[f"from_{n}"], data[f"to_{n}"]) for n in range(7) if data.get(f"from_{n}")]
