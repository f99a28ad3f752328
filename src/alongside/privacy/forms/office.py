"""Forms of the privacy officer's desk: vendors, incidents, files, emergencies."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from alongside.people.models import Membership
from alongside.privacy.models.incident import IncidentKind
from alongside.privacy.models.vendor import DataKind, Service
from alongside.privacy.presenters.looks import role_words
from alongside.ui.forms import (
    BooleanField,
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    MultiChoiceField,
    SelectField,
    TextField,
)


class VendorForm(Form):
    """A vendor and its agreements (P2-07)."""

    name = TextField(label=_("Name of the vendor"), max_length=120)
    service = SelectField(label=_("What it does for us"), choices=Service.choices)
    data_kinds = MultiChoiceField(
        label=_("What it sees or keeps"), choices=DataKind.choices, required=False
    )
    qsoa_on = DateField(
        label=_("Day of the QSO agreement"),
        hint=_("In it the vendor acknowledges 42 CFR Part 2. Without it nothing goes out."),
        required=False,
    )
    baa_on = DateField(
        label=_("Day of the business associate agreement"),
        hint=_("Needed when HIPAA applies to you."),
        required=False,
    )
    renews_on = DateField(label=_("To renew by"), required=False)
    notes = LongTextField(label=_("Notes"), required=False)


class IncidentForm(Form):
    """An incident; `staff` are those it may be about."""

    kind = ChoiceField(label=_("What happened"), choices=IncidentKind.choices)
    words = LongTextField(label=_("In your words"))
    discovered_on = DateField(
        label=_("Discovered on"), hint=_("The clock of 60 days runs from this day.")
    )
    began_on = DateField(label=_("Records were open from"))
    ended_on = DateField(label=_("Until, that day included"))
    suspect = SelectField(
        label=_("Whose sign-in was it?"),
        hint=_("Only what was opened with it counts. Leave it empty to count what anybody opened."),
        required=False,
    )
    was_encrypted = BooleanField(
        label=_("What was lost is encrypted, and its key is not with it"), required=False
    )

    def __init__(self, *args: Any, staff: Iterable[Membership], zone: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.zone = ZoneInfo(zone)
        people = [(str(m.pk), f"{m.name} ({role_words(m.role)})") for m in staff]
        self.offer("suspect", [("", _("Not known")), *people])

    def times(self) -> tuple[dt.datetime, dt.datetime]:
        """This function will give the first and the last moment of the days that were chosen."""
        first, last = self.cleaned_data["began_on"], self.cleaned_data["ended_on"]
        return (
            dt.datetime.combine(first, dt.time.min, self.zone),
            dt.datetime.combine(last, dt.time.max, self.zone),
        )


class AssessmentForm(Form):
    """The four factors of 45 CFR 164.402(2)."""

    nature = LongTextField(label=_("What kind of facts, and could they identify somebody?"), rows=3)
    recipient = LongTextField(label=_("Who saw or got them?"), rows=3)
    acquired = LongTextField(label=_("Were they really seen or taken?"), rows=3)
    mitigated = LongTextField(label=_("What was done to lower the risk?"), rows=3)
    is_low = ChoiceField(
        label=_("What follows from the four?"),
        choices=[
            ("no", _("It is a breach: people are to be told")),
            ("yes", _("Low probability that records were compromised")),
        ],
    )


class ToldForm(Form):
    """The day on which the letters went out."""

    told_on = DateField(label=_("Letters went out on"))


class ReasonForm(Form):
    """One reason in words."""

    reason = LongTextField(label=_("Reason"), rows=3)


class EmergencyForm(Form):
    """Whose record must be opened, and why (HS-02)."""

    given_name = TextField(label=_("First name"))
    family_name = TextField(label=_("Last name"))
    birth_date = DateField(
        label=_("Birth date"), hint=_("When several people have the name."), required=False
    )
    reason = LongTextField(
        label=_("What happened?"),
        hint=_("Your supervisor, the privacy officer and the person can see this and your words."),
        rows=3,
    )
