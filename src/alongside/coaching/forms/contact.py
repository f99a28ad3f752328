"""Log a contact: a few taps on top, everything else behind "More"."""

import datetime as dt
import uuid
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from alongside.coaching.domains import LifeDomain
from alongside.coaching.forms.choices import shown
from alongside.coaching.models.contact import (
    ContactMode,
    ContactType,
    Handoff,
    Help,
    Outcome,
    Place,
)
from alongside.core import clock
from alongside.core.errors import BadInput
from alongside.ui.forms import (
    BooleanField,
    ChoiceField,
    DateField,
    Form,
    IntegerField,
    LongTextField,
    MultiChoiceField,
    SelectField,
    TextField,
    TimeField,
)

OTHER = "other"
MINUTES = [(str(n), str(n)) for n in (5, 15, 30, 45, 60)] + [(OTHER, _("Other"))]
NOT_SAID = ("", _("Not said"))
OPTIONAL: dict[str, Any] = {"required": False, "plainly_optional": True}


def _count(label: Any) -> IntegerField:
    return IntegerField(label, min_value=0, max_value=100, **OPTIONAL)


class ContactForm(Form):
    """The whole field list of a contact; the defaults are those of most contacts."""

    outcome = ChoiceField(_("What happened?"), Outcome.choices)
    mode = ChoiceField(_("How?"), ContactMode.choices)
    minutes = ChoiceField(_("How long?"), MINUTES)
    minutes_other = IntegerField(_("Minutes"), min_value=0, max_value=1440, **OPTIONAL)
    topics = MultiChoiceField(_("What did you work on?"), LifeDomain.choices, **OPTIONAL)
    note = LongTextField(_("Note"), rows=4, **OPTIONAL)

    answered = BooleanField(_("They answered the text"), required=False)
    on = DateField(_("Day"), hint=_("Leave empty when it ended just now."), **OPTIONAL)
    at = TimeField(_("Began at"), **OPTIONAL)
    type = SelectField(_("Kind of contact"), shown(ContactType.choices), required=False)
    place = SelectField(_("Where"), shown(Place.choices, NOT_SAID), **OPTIONAL)
    travel_minutes = IntegerField(_("Minutes on the way"), min_value=0, max_value=1440, **OPTIONAL)
    is_unplanned = BooleanField(_("It was not planned"), required=False)
    others_present = TextField(_("Who else was there"), **OPTIONAL)
    helps = MultiChoiceField(_("What did you do?"), Help.choices, **OPTIONAL)
    goals = MultiChoiceField(_("Goals you worked on"), **OPTIONAL)
    warm_handoff = SelectField(
        _("Brought together with a service"), shown(Handoff.choices, ("", _("No"))), **OPTIONAL
    )
    naloxone_kits = _count(_("Naloxone kits given"))
    naloxone_training = BooleanField(_("Showed how to use naloxone"), required=False)
    kits_used = _count(_("Kits used since last contact"))
    test_strips = _count(_("Test strips given"))
    wound_kits = _count(_("Wound care kits given"))
    use_since_last = LongTextField(
        _("Use since last contact, in their words"),
        hint=_("Only if they brought it up and want it written down."),
        rows=2,
        **OPTIONAL,
    )
    overdose_since_last = BooleanField(_("An overdose since last contact"), required=False)
    safety_concern = BooleanField(
        _("I worry about somebody's safety"),
        hint=_(
            "Your supervisor sees it on their first page. If somebody is in danger now, call your"
            " supervisor on call, 988 or 911."
        ),
        required=False,
    )
    response = LongTextField(_("How they saw it, in their words"), rows=2, **OPTIONAL)
    next_step = TextField(_("Next step"), **OPTIONAL)
    next_contact_on = DateField(_("Next contact on"), **OPTIONAL)
    next_contact_mode = SelectField(
        _("Next contact how"), shown(ContactMode.choices, NOT_SAID), **OPTIONAL
    )
    is_draft = BooleanField(_("Keep as a draft; I will sign it later"), required=False)

    def __init__(
        self,
        *args: Any,
        goal_choices: list[tuple[str, str]] | None = None,
        first_name: str = "",
        zone: str = "UTC",
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.zone = zone
        self.offer("goals", goal_choices or [])
        hint = _("%(name)s can read this. Facts and their own words, no diagnosis.")
        self.fields["note"].help_text = hint % {"name": first_name}

    def values(self) -> dict[str, Any]:
        """
        This function will give the arguments of `log_contact`.

        :raises BadInput: when "other" was chosen with no number, or a time with no day
        """
        data = dict(self.cleaned_data)
        data["minutes"] = self._minutes(data.pop("minutes"), data.pop("minutes_other"))
        data["occurred_at"] = self._began(data.pop("on"), data.pop("at"))
        data["goal_ids"] = [uuid.UUID(one) for one in data.pop("goals")]
        data["sign"] = not data.pop("is_draft")
        for name in COUNTS:
            data[name] = data[name] or 0
        data["type"] = data["type"] or ContactType.COACHING
        return data

    def _minutes(self, chosen: str, other: int | None) -> int:
        if chosen != OTHER:
            return int(chosen)
        if other is None:
            raise BadInput(str(_("Enter how many minutes.")), field="minutes_other")
        return other

    def _began(self, on: dt.date | None, at: dt.time | None) -> dt.datetime | None:
        if on is None and at is None:
            return None
        day = on or clock.today(self.zone)
        if at is None:
            # Noon says "some time that day" and is right about the day in every zone of the US.
            at = dt.time(12) if day < clock.today(self.zone) else dt.time(0)
        return dt.datetime.combine(day, at, tzinfo=ZoneInfo(self.zone))


COUNTS = ("travel_minutes", "naloxone_kits", "kits_used", "test_strips", "wound_kits")
MORE = (
    "answered", "on", "at", "type", "place", "travel_minutes", "is_unplanned", "others_present",
    "helps", "goals", "warm_handoff", "naloxone_kits", "naloxone_training", "kits_used",
    "test_strips", "wound_kits", "use_since_last", "overdose_since_last", "safety_concern",
    "response", "next_step", "next_contact_on", "next_contact_mode", "is_draft",
)  # fmt: skip
