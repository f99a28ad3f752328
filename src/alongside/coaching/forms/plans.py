"""Forms of the plan."""

from django.utils.translation import gettext_lazy as _

from alongside.coaching.domains import LifeDomain
from alongside.coaching.models.goal import Owner
from alongside.ui.forms import (
    ChoiceField,
    DateField,
    Form,
    HiddenField,
    IntegerField,
    LongTextField,
    SelectField,
)


def _domains() -> list[tuple[str, str]]:
    named = [(str(value), str(label)) for value, label in LifeDomain.choices]
    return [("", str(_("Choose one"))), *named]


class VersionedForm(Form):
    """A form that knows the version of the plan it was made from."""

    version = HiddenField(required=False)

    def made_from(self) -> int | None:
        """This function will give that version; a damaged one is older than any."""
        text = str(self.cleaned_data.get("version") or "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


class PlanForm(VersionedForm):
    """What stands in a plan beside the goals."""

    strengths = LongTextField(
        _("Strengths"), hint=_("What you are good at. One on each line."), required=False
    )
    supports = LongTextField(
        _("People and places that help"), hint=_("One on each line."), required=False
    )
    hard_days = LongTextField(_("What helps on hard days"), required=False)
    review_on = DateField(_("When will you look at this together again?"), required=False)


class GoalForm(VersionedForm):
    """A goal in the person's words."""

    words = LongTextField(
        _("What do you want?"),
        hint=_("In your own words."),
        missing=_("Write what you want, in your own words."),
        max_length=500,
        rows=3,
    )
    domain = SelectField(
        _("What is it about?"),
        choices=_domains,
        missing=_("Choose what it is about."),
    )


class StepForm(Form):
    """One thing to do, by whom and when."""

    words = LongTextField(
        _("What is the step?"),
        hint=_("One small thing that can be done."),
        missing=_("Write what is to be done."),
        max_length=500,
        rows=2,
    )
    owner = ChoiceField(_("Who does it?"), missing=_("Choose who does it."))
    due_date = DateField(_("By when?"), required=False)

    def name_owners(self, *, person: str, coach: str) -> None:
        """This function will call both by what the reader calls them."""
        self.offer("owner", [(Owner.PERSON, person), (Owner.COACH, coach)])


class AgreeForm(Form):
    """Yes to one version."""

    number = IntegerField(_("Version"), min_value=1, max_value=10**8)
    said_to_coach = ChoiceField(_("Who agrees?"), choices=[("", ""), ("yes", "")], required=False)
