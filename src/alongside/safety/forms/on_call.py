"""The form for a number on call."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.safety.hours import A_MONDAY, EVERY_DAY
from alongside.safety.models import OnCall
from alongside.ui import times
from alongside.ui.forms import (
    Form,
    MultiChoiceField,
    PhoneField,
    SelectField,
    TextField,
    TimeField,
)

START: dict[str, Any] = {"weekdays": [str(day) for day in EVERY_DAY]}


def _weekdays() -> list[tuple[str, str]]:
    return [(str(day), times.weekday(A_MONDAY + dt.timedelta(days=day))) for day in EVERY_DAY]


class OnCallForm(Form):
    """Who answers, at which number and when; `programs` are (id, name) pairs."""

    name = TextField(label=_("Who answers"), hint=_("Such as: supervisor on call"), max_length=80)
    phone = PhoneField(label=_("Phone"))
    program = SelectField(label=_("For which program"), required=False)
    weekdays = MultiChoiceField(label=_("On which days"), choices=_weekdays)
    starts = TimeField(
        label=_("From"), hint=_("Leave both empty for day and night."), required=False
    )
    ends = TimeField(
        label=_("Until"), hint=_("An earlier time means the next morning."), required=False
    )

    def __init__(self, *args: Any, programs: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("program", [("", _("Every program")), *programs])

    def clean_weekdays(self) -> list[int]:
        """This function will read the days as numbers."""
        return [int(day) for day in self.cleaned_data["weekdays"]]


def kept(one: OnCall) -> dict[str, Any]:
    """This function will fill the form with what stands."""
    return {
        "name": one.name,
        "phone": one.phone,
        "program": str(one.program_id or ""),
        "weekdays": [str(day) for day in one.weekdays],
        "starts": one.starts,
        "ends": one.ends,
    }
