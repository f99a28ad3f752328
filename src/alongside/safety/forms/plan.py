"""The form of a safety plan: six parts, each may stay empty."""

from django.utils.translation import gettext_lazy as _

from alongside.safety.models.plan import PARTS
from alongside.ui.forms import Form, HiddenField, LongTextField

ONE_A_LINE = _("One on each line.")


class PlanForm(Form):
    """The six parts, in the order one needs them, and the version they were made from."""

    signs = LongTextField(
        _("How I notice that it gets hard"),
        hint=_("Thoughts, feelings, places, times of day. One on each line."),
        required=False,
        rows=3,
    )
    myself = LongTextField(
        _("What I do by myself"),
        hint=_("Small things that help for ten minutes. One on each line."),
        required=False,
        rows=3,
    )
    places = LongTextField(
        _("People and places that take my mind off it"), hint=ONE_A_LINE, required=False, rows=3
    )
    people = LongTextField(
        _("People I ask for help"),
        hint=_("Name and number, one on each line."),
        required=False,
        rows=3,
    )
    helpers = LongTextField(
        _("Professionals I call"),
        hint=_("Name and number, one on each line. 911 and 988 stand on it already."),
        required=False,
        rows=3,
    )
    surroundings = LongTextField(
        _("How I make the place around me safer"),
        hint=_("What I put away, lock up or give to somebody for a while."),
        required=False,
        rows=3,
    )
    version = HiddenField(required=False)

    def parts(self) -> dict[str, str]:
        """This function will give the six parts as they were typed."""
        return {part: self.cleaned_data[part] for part in PARTS}

    def made_from(self) -> int:
        """This function will give the version it was made from; a damaged one is older than any."""
        text = str(self.cleaned_data.get("version") or "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
