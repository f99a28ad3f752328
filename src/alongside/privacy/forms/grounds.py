"""Forms of what is told without consent: the facts each rule asks for, as fields of its own."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.privacy import packets
from alongside.privacy.bases import GROUNDS
from alongside.privacy.models.disclosure import Basis
from alongside.ui.forms import (
    BooleanField,
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    MultiChoiceField,
    TextField,
)

LONG = frozenset({"nature", "report", "incident", "promise"})
TICKED = frozenset({"names_no_program"})
WAYS = [("spoken", _("Told on the phone or in person")), ("pdf", _("A document (PDF)"))]
# Whose name the entry shows as the one who was told: the facts it is made of.
TOLD: dict[str, tuple[str, ...]] = {
    Basis.EMERGENCY: ("medical_name", "facility"),
    Basis.CHILD_ABUSE: ("agency",),
    Basis.ADULT_ABUSE: ("agency",),
    Basis.CRIME: ("officer",),
    Basis.AUDIT: ("auditor",),
    Basis.DEATH: ("authority",),
}
TITLES: dict[str, str | Promise] = {
    Basis.EMERGENCY: _("Medical emergency"),
    Basis.CHILD_ABUSE: _("Report on a child"),
    Basis.ADULT_ABUSE: _("Report on an adult"),
    Basis.CRIME: _("Crime here or against staff"),
    Basis.RESEARCH: _("Research"),
    Basis.AUDIT: _("Audit"),
    Basis.DEATH: _("After a death"),
}


class GroundForm(Form):
    """The form of one basis. `start` fills in what is known: who tells, and the time."""

    def __init__(self, *args: Any, basis: str, start: dict[str, str], **kwargs: Any) -> None:
        ground = GROUNDS[basis]
        known = {key: value for key, value in start.items() if key in ground.facts}
        super().__init__(*args, initial={"way": "spoken", **known}, **kwargs)
        self.basis = basis
        for key, label in ground.facts.items():
            self.fields[key] = _field(key, label)
        reach = packets.CATEGORIES if ground.categories is None else ground.categories
        if reach:
            choices = [(k, one.label) for k, one in packets.CATEGORIES.items() if k in reach]
            self.fields["categories"] = MultiChoiceField(
                _("What is told besides the name"), choices, in_rows=True, required=False
            )
        if basis != Basis.ADULT_ABUSE:
            self.fields["way"] = ChoiceField(_("How"), WAYS, in_rows=True)

    def facts(self) -> dict[str, str]:
        """This function will give the facts as text, as the ledger keeps them."""
        data = self.cleaned_data
        return {key: _text(data[key]) for key in GROUNDS[self.basis].facts}

    def told(self) -> str:
        """This function will name the one who is told."""
        return ", ".join(self.facts()[key] for key in TOLD[self.basis])

    @property
    def categories(self) -> list[str]:
        return list(self.cleaned_data.get("categories", []))


class OfficerForm(GroundForm):
    """The same, of somebody whose whole name and birth date the officer has on paper."""

    given_name = TextField(_("First name"))
    family_name = TextField(_("Last name"))
    born = DateField(_("Birth date"))


def _field(key: str, label: str | Promise) -> Any:
    if key in TICKED:
        return BooleanField(label, required=True)
    return LongTextField(label) if key in LONG else TextField(label)


def _text(value: object) -> str:
    return "yes" if value is True else str(value)
