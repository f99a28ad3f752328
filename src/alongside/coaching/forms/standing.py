"""Forms about where things stand: cadence, events, status, ways to reach."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.coaching.forms.choices import shown
from alongside.coaching.models.cadence import TransitionKind
from alongside.coaching.models.contact import ContactMode
from alongside.people.models.enrolment import Pathway, Stage, Status, TreatmentRelation
from alongside.ui.forms import (
    BooleanField,
    ChoiceField,
    DateField,
    EmailField,
    Form,
    IntegerField,
    LongTextField,
    PhoneField,
    SelectField,
    TextField,
    ZipField,
)
from alongside.workforce.models.profile import Language
from alongside.workforce.presenters.shown import label

OFTEN = [
    ("1", _("Every day")), ("3", _("Every 3 days")), ("7", _("Every week")),
    ("14", _("Every 2 weeks")), ("30", _("Every month")), ("other", _("Other")),
]  # fmt: skip
OPTIONAL: dict[str, Any] = {"required": False, "plainly_optional": True}


class CadenceForm(Form):
    """What a pair agreed."""

    often = ChoiceField(_("How often?"), OFTEN)
    every_days = IntegerField(
        _("Every how many days"), hint=_("From 1 to 90."), min_value=1, max_value=90, **OPTIONAL
    )
    mode = ChoiceField(_("How?"), ContactMode.choices)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        often = data.get("often")
        if often and often != "other":
            data["every_days"] = int(often)
        elif often and data.get("every_days") is None and "every_days" not in self.errors:
            self.add_error("every_days", _("Enter how many days."))
        return data


class EventForm(Form):
    """An event that starts follow-up."""

    kind = ChoiceField(_("What happened?"), TransitionKind.choices)
    occurred_on = DateField(_("When?"), missing=_("Enter the day."))
    words = LongTextField(
        _("In a few words"), hint=_("Shown on Today. The person can read it."), rows=2, **OPTIONAL
    )


class StatusForm(Form):
    """Status, pathway, relation to treatment and stage."""

    status = ChoiceField(
        _("Status"),
        Status.choices,
        hint=_(
            "“Died” closes the person's sign-in and the call they asked for, and stops reminders."
            " Set in error? Set the status back, and sign-in and call are open again."
        ),
    )
    reason = LongTextField(_("Why, in a few words"), rows=2, **OPTIONAL)
    pathway = ChoiceField(_("Pathway"), Pathway.choices, required=False)
    treatment_relation = ChoiceField(
        _("Coaching and treatment"), TreatmentRelation.choices, required=False
    )
    stage = ChoiceField(
        _("Stage, as you both see it"),
        Stage.choices,
        required=False,
        hint=_("Your judgement today, kept with its date. Nothing is computed from days."),
    )


class ReachingForm(Form):
    """Safe ways to reach somebody."""

    preferred_name = TextField(_("Likes to be called"), **OPTIONAL)
    safe_ways = LongTextField(
        _("What is safe"), hint=_("When, how, and what to leave unsaid."), rows=2, **OPTIONAL
    )
    phone = PhoneField(_("Phone"), **OPTIONAL)
    may_call = BooleanField(_("Calls are welcome"), required=False)
    may_text = BooleanField(_("Texts are welcome"), required=False)
    may_leave_message = BooleanField(_("A voice message may be left"), required=False)
    email = EmailField(_("E-mail"), **OPTIONAL)
    meeting_place = TextField(_("Meets at"), **OPTIONAL)
    zip = ZipField(_("ZIP code"), **OPTIONAL)
    language = SelectField(_("Language"), shown(Language.choices))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # A list that was brought in may know a language that is not on ours: it stays as it is.
        held = str(self.get_initial_for_field(self.fields["language"], "language") or "en")
        if held not in Language.values:
            self.offer("language", [*Language.choices, (held, label("languages", held))])
