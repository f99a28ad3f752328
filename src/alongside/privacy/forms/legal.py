"""Forms of the privacy officer: legal requests, and what people ask not to be told."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.core.ids import parse_id
from alongside.privacy import legal, packets
from alongside.privacy.models import Recipient
from alongside.privacy.models.legal import LegalKind, LegalState
from alongside.ui.forms import (
    BooleanField,
    DateField,
    Form,
    LongTextField,
    MultiChoiceField,
    SelectField,
    TextField,
)

OPTIONAL: dict[str, Any] = {"required": False}


class TakeForm(Form):
    """A request as it came in."""

    kind = SelectField(_("How it came"), LegalKind.choices)
    asked_by = TextField(_("Who asks"), hint=_("Name, office and how to reach them."))
    words = LongTextField(_("What they ask for"))
    due_on = DateField(_("By when"), **OPTIONAL)


class WhomForm(Form):
    """Whom a request is about, from the paper."""

    given_name = TextField(_("First name"))
    family_name = TextField(_("Last name"))
    born = DateField(_("Birth date"))


class MoveForm(Form):
    """The next step; an order is verified together with what it reaches."""

    state = SelectField(_("Next step"))
    words = LongTextField(
        _("What was found"), hint=_("The lawyer's name, the order's court and number, the mandate.")
    )
    recipient = SelectField(_("Court or office that gets it"), **OPTIONAL)
    categories = MultiChoiceField(_("What the order reaches"), in_rows=True, **OPTIONAL)
    criteria = MultiChoiceField(_("What counsel found to hold"), in_rows=True, **OPTIONAL)

    def __init__(self, *args: Any, state: str, recipients: list[Recipient], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.recipients = recipients
        following = [one for one in legal.NEXT[state] if one != LegalState.EXPORTED]
        self._choose("state", [(one, LegalState(one).label) for one in following])
        if LegalState.ORDER_VERIFIED not in following:
            for name in ("recipient", "categories", "criteria"):
                del self.fields[name]
            return
        bodies = [(str(one.pk), one.name) for one in recipients]
        self._choose("recipient", [("", _("Choose")), *bodies])
        self._choose("categories", [(k, one.label) for k, one in packets.CATEGORIES.items()])
        self._choose("criteria", [(k, f"{k}: {words}") for k, words in legal.CRITERIA.items()])

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.offer(name, choices)

    def asked(self) -> dict[str, Any]:
        """This function will give what was filled in, as the command takes it."""
        data = dict(self.cleaned_data)
        chosen = data.pop("recipient", "")
        if chosen:
            pk = parse_id(chosen)
            data["recipient"] = next(one for one in self.recipients if one.pk == pk)
        return data


class AskForm(Form):
    """What a person asks not to be told; nothing chosen means everything, everybody."""

    recipient = SelectField(_("Who should not be told"), **OPTIONAL)
    categories = MultiChoiceField(
        _("What should not be told"),
        in_rows=True,
        hint=_("Choose nothing to keep it all back."),
        **OPTIONAL,
    )
    is_paid_in_full = BooleanField(
        _("I paid for this myself, so my health plan should not hear of it"), required=False
    )
    words = LongTextField(_("Your own words"), **OPTIONAL)

    def __init__(self, *args: Any, recipients: list[Recipient], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.recipients = recipients
        bodies = [(str(one.pk), one.name) for one in recipients]
        shares = [(k, one.label) for k, one in packets.CATEGORIES.items()]
        self.offer("recipient", [("", _("Nobody")), *bodies])
        self.offer("categories", shares)

    def asked(self) -> dict[str, Any]:
        """This function will give what was filled in, as the command takes it."""
        data = dict(self.cleaned_data)
        chosen = data.pop("recipient", "")
        pk = parse_id(chosen) if chosen else None
        return {**data, "recipient": next((one for one in self.recipients if one.pk == pk), None)}


class DecideForm(Form):
    """The privacy officer's answer."""

    agrees = SelectField(_("Answer"), [("yes", _("We agree")), ("no", _("We cannot agree"))])
    why = LongTextField(_("Why"), hint=_("The person reads this."), **OPTIONAL)
