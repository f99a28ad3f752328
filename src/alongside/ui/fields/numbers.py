"""Numbers, days and clock times."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.ui.fields.base import Dressed, Text


class IntegerField(Dressed, forms.IntegerField):
    """A whole number; give `min_value` and `max_value`."""

    width = "short"
    default_error_messages = {
        "required": _("Enter a number."),
        "invalid": _("Enter a whole number, such as 3."),
    }

    def attributes(self) -> dict[str, str]:
        return {"inputmode": "numeric", "maxlength": "12", **super().attributes()}


class DateField(Dressed, forms.DateField):
    """A day, with the browser's own calendar."""

    kind, width = "date", "short"
    default_error_messages = {
        "required": _("Enter a date."),
        "invalid": _("Enter a date, such as 2026-11-24."),
    }

    def __init__(
        self,
        label: Text,
        *,
        earliest: dt.date | None = None,
        latest: dt.date | None = None,
        **options: Any,
    ) -> None:
        options.setdefault("widget", forms.DateInput(format="%Y-%m-%d"))
        options.setdefault("input_formats", ["%Y-%m-%d", "%m/%d/%Y"])
        super().__init__(label, **options)
        self.earliest, self.latest = earliest, latest

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and self.earliest and value < self.earliest:
            raise ValidationError(gettext("Enter a later date."), code="too_early")
        if value and self.latest and value > self.latest:
            raise ValidationError(gettext("Enter an earlier date."), code="too_late")

    def attributes(self) -> dict[str, str]:
        ends = {"min": self.earliest, "max": self.latest}
        return {**super().attributes(), **{k: v.isoformat() for k, v in ends.items() if v}}


class TimeField(Dressed, forms.TimeField):
    """A clock time, with the browser's own picker."""

    kind, width = "time", "short"
    default_error_messages = {
        "required": _("Enter a time."),
        "invalid": _("Enter a time, such as 14:30."),
    }

    def __init__(self, label: Text, **options: Any) -> None:
        options.setdefault("widget", forms.TimeInput(format="%H:%M"))
        super().__init__(label, **options)
