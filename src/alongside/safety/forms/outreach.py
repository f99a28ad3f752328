"""The form about a time in which somebody does not answer."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.safety.models import OutreachPlan
from alongside.safety.outreach import MOST_STEPS, STEPS, needs_contact
from alongside.ui.forms import (
    BooleanField,
    ChoiceField,
    Form,
    IntegerField,
    LongTextField,
    PhoneField,
    SelectField,
    TextField,
)

OPTIONAL: dict[str, Any] = {"required": False, "plainly_optional": True}
LOOK, NOTHING = "look", "nothing"
WISHES = [(LOOK, _("Reach out to me")), (NOTHING, _("Do nothing"))]
NOBODY = ("", _("Nobody"))
OFFERED = [(code, mine) for code, (mine, _theirs) in STEPS.items()]
NAMES = tuple(f"step_{number}" for number in range(1, MOST_STEPS + 1))


class OutreachForm(Form):
    """What the person wants, after how long, and up to three steps."""

    wish = ChoiceField(_("If I do not answer"), WISHES)
    after_days = IntegerField(
        _("After how many days without an answer"), hint=_("From 1 to 90."), min_value=1,
        max_value=90, **OPTIONAL,
    )  # fmt: skip
    step_1 = SelectField(_("First"), [NOBODY, *OFFERED], **OPTIONAL)
    step_2 = SelectField(_("Then"), [NOBODY, *OFFERED], **OPTIONAL)
    step_3 = SelectField(_("After that"), [NOBODY, *OFFERED], **OPTIONAL)
    contact_name = TextField(
        _("A person outside the program"),
        hint=_("We reach out to them only if I signed a form that names them."),
        **OPTIONAL,
    )
    contact_phone = PhoneField(_("Their phone"), **OPTIONAL)
    words = LongTextField(
        _("What else we should know"),
        hint=_("Such as: do not ring the bell, or leave no message."),
        rows=2,
        **OPTIONAL,
    )

    def clean(self) -> dict[str, Any]:
        """This function will hold that who wants to be looked for says how and after how long."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("wish") != LOOK:
            return data
        if data.get("after_days") is None and "after_days" not in self.errors:
            self.add_error("after_days", _("Enter after how many days, from 1 to 90."))
        if not self.steps(data):
            self.add_error("step_1", _("Choose who reaches out first, and how."))
        if needs_contact(self.steps(data)) and not data.get("contact_name"):
            self.add_error("contact_name", _("Enter a name."))
        return data

    @staticmethod
    def steps(data: dict[str, Any]) -> list[str]:
        """This function will give the steps chosen, in their order."""
        return [data[name] for name in NAMES if data.get(name)]

    def chosen(self) -> dict[str, Any]:
        """This function will give what the command takes."""
        data = self.cleaned_data
        if data["wish"] == NOTHING:
            return {"words": data["words"]}
        kept = ("after_days", "contact_name", "contact_phone", "words")
        return {"steps": self.steps(data), **{name: data[name] for name in kept}}


class TogetherForm(OutreachForm):
    """The same, written down by a coach with the person: first the yes."""

    said_yes = BooleanField(
        _("They chose this themself, and I read it back to them."), missing=_("Ask them first.")
    )


def kept(held: OutreachPlan | None) -> dict[str, Any]:
    """This function will fill the form with what stands, or with a start that says nothing."""
    if held is None:
        return {}
    return {
        "wish": LOOK if held.steps else NOTHING,
        "after_days": held.after_days,
        "contact_name": held.contact_name,
        "contact_phone": held.contact_phone,
        "words": held.words,
        **dict(zip(NAMES, held.steps, strict=False)),
    }
