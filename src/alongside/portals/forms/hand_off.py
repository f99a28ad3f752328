"""The form by which a partner hands a person over in a minute."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.matching.forms.asking import HELPS, WAYS
from alongside.people.models.organisation import Setting
from alongside.ui.forms import (
    BooleanField,
    ChoiceField,
    Form,
    LongTextField,
    MultiChoiceField,
    PhoneField,
    TextField,
)


class Spot(models.TextChoices):
    """Where the partner meets the person; the program of that setting takes it up."""

    CLINIC = "clinic", _("Hospital or clinic")
    COURT = "court", _("Court or jail")
    SHELTER = "shelter", _("Shelter")
    ELSEWHERE = "elsewhere", _("Somewhere else")


SETTINGS = {
    Spot.CLINIC: Setting.CLINICAL,
    Spot.COURT: Setting.JUSTICE,
    Spot.SHELTER: Setting.SHELTER,
    Spot.ELSEWHERE: Setting.COMMUNITY,
}


class HandOffForm(Form):
    """What a coach needs to come and meet somebody. A place or a safe way must be there."""

    given_name = TextField(_("First name"), max_length=60, missing=_("Enter a first name."))
    spot = ChoiceField(_("Where do you meet them?"), Spot.choices)
    is_here = BooleanField(_("They are here with me now"), required=False)
    place = TextField(
        _("Where to find them"), hint=_("Such as: bed 12, here until three"), required=False
    )
    phone = PhoneField(_("Their phone"), required=False)
    ways = MultiChoiceField(
        _("A coach may"),
        WAYS,
        required=False,
        plainly_optional=True,
        hint=_("If you choose nothing, we call or text and leave no message."),
    )
    safe_ways = TextField(
        _("What is safe"),
        hint=_("Such as: text only, or ask for June at the front desk"),
        required=False,
    )
    wants = MultiChoiceField(
        _("What would help?"), [(h.value, h.label) for h in HELPS], required=False
    )
    words = LongTextField(_("Anything a coach should know"), rows=3, required=False)
    agrees = BooleanField(
        _("They agreed to be handed over"),
        hint=_(
            "They said yes to you telling us this."
            " We tell you two things only: received, and a coach answers."
        ),
        missing=_("Ask them first. Tick this when they said yes."),
    )

    def clean(self) -> dict[str, Any]:
        """This function will hold that a coach can find or reach the person."""
        data = super().clean() or {}
        broken = {"place", "phone", "safe_ways"} & set(self.errors)
        if not broken and not any(data.get(k) for k in ("place", "phone", "safe_ways")):
            self.add_error("place", _("Say where to find them, or how to reach them safely."))
        return data

    def reach(self) -> dict[str, Any]:
        """This function will give the ways to reach the person, as `people.add_person` takes."""
        data = self.cleaned_data
        chosen = data["ways"] or ["may_call", "may_text"]
        return {
            "given_name": data["given_name"],
            "phone": data["phone"],
            "safe_ways": data["safe_ways"],
            "meeting_place": self._place(),
            **{way: way in chosen for way, _label in WAYS},
        }

    def setting(self) -> str:
        """This function will give the setting whose program takes the person up."""
        return str(SETTINGS[Spot(self.cleaned_data["spot"])])

    def _place(self) -> str:
        data = self.cleaned_data
        return " · ".join(filter(None, [str(Spot(data["spot"]).label), data["place"]]))
