"""Forms for profiles and certificates."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.ui.forms import (
    BooleanField,
    ChoiceField,
    DateField,
    Form,
    IntegerField,
    LongTextField,
    MultiChoiceField,
    TextField,
    ZipField,
)
from alongside.workforce.models import CoachProfile
from alongside.workforce.models.profile import (
    Cost,
    GroupServed,
    Language,
    LivedExperience,
    Mode,
    Style,
)


class ProfileForm(Form):
    """What a coach shows, field by field; nothing is filled in for them."""

    name = TextField(
        _("Name people see"), max_length=60, missing=_("Enter the name people will see.")
    )
    about = LongTextField(
        _("About you"),
        max_length=1500,
        required=False,
        hint=_(
            "In your own words. Everybody can read this on your page; the card in the list is too"
            " small for it."
        ),
    )
    zip = ZipField(_("ZIP code you work from"), required=False, hint=_("People see the town only."))
    languages = MultiChoiceField(
        _("Languages"),
        Language.choices,
        required=False,
        hint=_("Your page names them all; the card in the list has room for Spanish only."),
    )
    modes = MultiChoiceField(_("How we meet"), Mode.choices, required=False)
    lived_experience = MultiChoiceField(
        _("What you have lived through"), LivedExperience.choices, required=False
    )
    groups_served = MultiChoiceField(
        _("People you know well how to walk with"), GroupServed.choices, required=False
    )
    styles = MultiChoiceField(_("How you talk with people"), Style.choices, required=False)
    years_in_recovery = IntegerField(
        _("Years in recovery"),
        min_value=0,
        max_value=80,
        required=False,
        hint=_("Empty: not shown."),
    )
    shows_hours = BooleanField(_("Show my hours of experience, rounded"), required=False)
    cost = ChoiceField(_("What it costs people"), Cost.choices, label_hidden=True)
    cost_from = IntegerField(_("From (dollars)"), min_value=0, max_value=1000, required=False)
    cost_to = IntegerField(_("Up to (dollars)"), min_value=0, max_value=1000, required=False)
    is_accepting = BooleanField(_("I take on new people now"), required=False)

    def changes(self) -> dict[str, Any]:
        """This function will give what the command takes: money in cents."""
        data = dict(self.cleaned_data)
        for end in ("from", "to"):
            dollars = data.pop(f"cost_{end}")
            data[f"cost_{end}_cents"] = None if dollars is None else dollars * 100
        return data


def profile_values(profile: CoachProfile) -> dict[str, Any]:
    """This function will give what the form starts with."""
    values = {name: getattr(profile, name, None) for name in ProfileForm.base_fields}
    for end in ("from", "to"):
        cents = getattr(profile, f"cost_{end}_cents")
        values[f"cost_{end}"] = None if cents is None else cents // 100
    if profile._state.adding:
        values["shows_hours"] = values["is_accepting"] = False  # nothing is ticked for them
    return values


class CredentialForm(Form):
    """A certificate, as it is printed."""

    name = TextField(
        _("Certificate"), max_length=120, missing=_("Enter the name of the certificate.")
    )
    body = TextField(
        _("Who gives it"), max_length=120, missing=_("Enter who gives the certificate.")
    )
    number = TextField(_("Number"), max_length=60, required=False)
    verify_url = TextField(
        _("Page to look it up"), max_length=300, required=False, hint=_("Starts with https://")
    )
    is_held = ChoiceField(
        _("Where it stands"), [("yes", _("Has it")), ("no", _("In training for it"))], initial="yes"
    )
    hours_needed = IntegerField(
        _("Hours it asks for"),
        min_value=0,
        max_value=20_000,
        required=False,
        hint=_("While in training."),
    )
    issued_on = DateField(_("Given on"), required=False)
    expires_on = DateField(_("Ends on"), required=False)

    def clean_verify_url(self) -> str:
        address = str(self.cleaned_data["verify_url"] or "")
        if address and not address.startswith("https://"):
            self.add_error("verify_url", _("Start the address with https://"))
        return address

    def values(self) -> dict[str, Any]:
        """This function will give what the command takes."""
        return {**self.cleaned_data, "is_held": self.cleaned_data["is_held"] == "yes"}
