"""Which rules apply to the organisation: one answer and one reason for each (P2-01, P2-03)."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alongside.core import us_states
from alongside.privacy.models import RuleAnswer
from alongside.privacy.models.rule import RuleKey
from alongside.ui.forms import BooleanField, Form, SelectField, TextField

WHY = _("If it does not: why?")
KEPT = _("Kept with your name and the day.")


class RulesForm(Form):
    """Four bodies of rules. Part 2 applies until there is a reason why not."""

    part2 = BooleanField(label=_("42 CFR Part 2 applies to us"), required=False)
    part2_reason = TextField(label=WHY, hint=KEPT, required=False, max_length=500)
    hipaa = BooleanField(label=_("HIPAA applies to us"), required=False)
    hipaa_reason = TextField(label=WHY, hint=KEPT, required=False, max_length=500)
    ftc = BooleanField(
        label=_("The FTC Health Breach Notification Rule applies to us"),
        required=False,
    )
    ftc_reason = TextField(
        label=WHY,
        hint=_("It may when neither of the two above does, for nonprofits as well."),
        required=False,
        max_length=500,
    )
    state = BooleanField(label=_("A state's law on breaches applies to us"), required=False)
    state_code = SelectField(label=_("Which state?"), required=False)
    state_reason = TextField(label=WHY, hint=KEPT, required=False, max_length=500)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        states = [("", _("No state")), *us_states.NAMES.items()]
        self.offer("state_code", states)

    def clean(self) -> dict[str, Any]:
        """This function will ask for the reason of every no, and for the state."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for rule in RuleKey.values:
            if not data.get(rule) and not str(data.get(f"{rule}_reason", "")).strip():
                problem = ValidationError(_("Write the reason, so that others can check it."))
                self.add_error(f"{rule}_reason", problem)
        if data.get("state") and not data.get("state_code"):
            self.add_error("state_code", ValidationError(_("Choose the state.")))
        return data

    @staticmethod
    def start(
        part2_applies: bool, off_reason: str, answers: Mapping[str, RuleAnswer]
    ) -> dict[str, Any]:
        """This function will fill the form with what stands."""
        values: dict[str, Any] = {"part2": part2_applies, "part2_reason": off_reason}
        for rule, answer in answers.items():
            values |= {rule: answer.applies, f"{rule}_reason": answer.reason}
            if rule == RuleKey.STATE:
                values["state_code"] = answer.state_code
        return values

    @staticmethod
    def answers(data: dict[str, Any]) -> list[dict[str, Any]]:
        """This function will give what `answer_rule` takes, one entry for each rule."""
        return [
            {
                "rule": rule,
                "applies": data[rule],
                "reason": data[f"{rule}_reason"],
                "state_code": data["state_code"] if rule == RuleKey.STATE else "",
            }
            for rule in RuleKey.values
        ]
