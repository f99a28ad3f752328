"""Answers: of a partner, of a partner by phone, of the person, and steps along the way."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.coaching.models.contact import Handoff
from alongside.referrals import texts
from alongside.referrals.models.referral import Got
from alongside.referrals.presenters import words
from alongside.referrals.states import NEEDS_WHY
from alongside.ui.forms import ChoiceField, Form, LongTextField, SelectField

_WHY = _("Say why.")


class AnswerForm(Form):
    """What a service answers; a no has a reason."""

    state = ChoiceField(_("Your answer"), in_rows=True, missing=_("Choose an answer."))
    why = SelectField(_("Why, if it is a no"), required=False, plainly_optional=True)
    words = LongTextField(
        _("Anything to add"),
        required=False,
        max_length=500,
        hint=_("Such as: when to come, what to bring. Leave health details out."),
    )

    def __init__(
        self, *args: Any, answers: Iterable[str], by_phone: bool = False, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        if by_phone:
            self.fields["state"].label = _("What did they say?")
        said = words.STAFF if by_phone else words.PARTNER
        choices = [(str(one), said[one]) for one in answers]
        self.offer("state", choices)
        reasons = [(one.key, one.label) for one in texts.reasons()]
        self.offer("why", [("", _("Choose")), *reasons])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("state") in NEEDS_WHY and not data.get("why"):
            self.add_error("why", _WHY)
        elif data.get("state") not in NEEDS_WHY:
            data["why"] = ""
        return data


class WordForm(Form):
    """Did you get it?"""

    got = ChoiceField(_("Did you get it?"), Got.choices, in_rows=True, missing=_("Choose one."))
    why = SelectField(_("What happened, if not"), required=False, plainly_optional=True)
    words = LongTextField(_("In your words"), required=False, max_length=500)

    def __init__(self, *args: Any, told_coach: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        if told_coach:
            self.fields["got"].label = _("Did they get it?")
            self.fields["words"].label = _("In their words")
        reasons = texts.reasons(of_person=True)
        self.offer("why", [("", _("Choose")), *((one.key, one.label) for one in reasons)])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("got") == Got.NO and not data.get("why"):
            self.add_error("why", _WHY)
        return data


class StepForm(Form):
    """What made it warm."""

    kind = ChoiceField(_("What did you do?"), Handoff.choices, missing=_("Choose one."))
    words = LongTextField(_("Anything to add"), required=False, max_length=500)
