"""The person's own minute, and their own counter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.coaching.domains import LifeDomain
from alongside.coaching.models.checkin import Day
from alongside.ui.forms import (
    BooleanField,
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    MultiChoiceField,
    TextField,
)

ZERO_TO_TEN = [(str(n), str(n)) for n in range(11)]
OPTIONAL: dict[str, Any] = {"required": False, "plainly_optional": True}


class CheckInForm(Form):
    """How today goes. Only the first question needs an answer."""

    day = ChoiceField(
        _("How is today going?"),
        Day.choices,
        missing=_("Choose how today is going. All else can stay empty."),
    )
    craving = ChoiceField(
        _("Craving"), ZERO_TO_TEN, hint=_("0 is none, 10 is the strongest."), required=False,
        in_scale=True,
    )  # fmt: skip
    connection = ChoiceField(
        _("Feeling close to people"), ZERO_TO_TEN, hint=_("0 is alone, 10 is very close."),
        required=False, in_scale=True,
    )  # fmt: skip
    helps = MultiChoiceField(_("What would help?"), LifeDomain.choices, required=False)
    words = LongTextField(_("Anything you want to say"), rows=3, required=False)
    please_call = BooleanField(_("Please call me"), required=False)

    def ratings(self) -> dict[str, int | None]:
        """This function will give the three ratings as numbers, or none where not said."""
        data = self.cleaned_data
        return {name: int(data[name]) if data[name] else None for name in ("craving", "connection")}


class CounterForm(Form):
    """Start a counter."""

    since = DateField(_("Count from"), missing=_("Enter the first day."))
    words = TextField(_("What are you counting?"), hint=_("Only you see this."), **OPTIONAL)


class NoteReturnForm(Form):
    """Note a day, for the person's own eyes."""

    on = DateField(_("Which day?"), missing=_("Enter the day."))
