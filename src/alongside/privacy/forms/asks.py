"""Forms with which a person asks, and with which the privacy officer answers."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.privacy.models.asks import Answer, AskKind
from alongside.ui.forms import ChoiceField, Form, HiddenField, LongTextField

KINDS = [(k.value, k.label) for k in AskKind if k != AskKind.COMPLAINT]


class AskForm(Form):
    """What the person asks for, in their words."""

    kind = ChoiceField(_("What do you ask for?"), KINDS, in_rows=True)
    words = LongTextField(
        _("In your words"), hint=_("For a change: what is wrong, and how it should be.")
    )
    about = HiddenField(required=False)


class ComplaintForm(Form):
    """What went wrong."""

    words = LongTextField(
        _("What went wrong?"), hint=_("Say who, when and where, as well as you can.")
    )


class DisagreeForm(Form):
    """The person's own statement on a no."""

    words = LongTextField(
        _("What you say to this"), hint=_("It stays beside the note. Whoever reads one reads both.")
    )


class AnswerForm(Form):
    """The officer's answer; a change is answered with yes or no."""

    state = ChoiceField(_("Answer"), [])
    reason = LongTextField(_("In words the person reads"))

    def __init__(self, *args: Any, kind: str, **options: Any) -> None:
        super().__init__(*args, **options)
        fits = [Answer.ACCEPTED, Answer.DENIED] if kind == AskKind.AMENDMENT else [Answer.ANSWERED]
        self.offer("state", [(a.value, a.label) for a in fits])


class ExtendForm(Form):
    """Why it takes longer."""

    why = LongTextField(_("Why it takes longer, in words the person reads"))
