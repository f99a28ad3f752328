"""Forms that tell somebody outside something, with a form the person signed."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alongside.core.ids import parse_id
from alongside.privacy import packets, texts
from alongside.privacy.models import Consent, Recipient
from alongside.ui.forms import ChoiceField, Form, MultiChoiceField, SelectField

WAYS = [
    ("spoken", _("I tell them, on the phone or in person")),
    ("pdf", _("A document to hand over or post (PDF)")),
    ("json", _("A file for their computer (JSON)")),
]


class TellForm(Form):
    """What goes, to whom, what for, and how; nothing is chosen beforehand (P2-09)."""

    recipient = SelectField(_("Who is told"))
    categories = MultiChoiceField(
        _("What is told"), in_rows=True, hint=_("Only what they need for this.")
    )
    purpose = ChoiceField(_("What for"), in_rows=True)
    way = ChoiceField(_("How"), WAYS, in_rows=True)

    def __init__(
        self, *args: Any, consent: Consent, recipients: list[Recipient], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.consent, self.recipients = consent, recipients
        reads = texts.language_of((get_language() or "en")[:2])
        shares, aims = texts.words("category", reads), texts.words("purpose", reads)
        known = [key for key in consent.categories if key in packets.CATEGORIES]
        self._choose("recipient", [(str(one.pk), one.name) for one in recipients])
        self._choose("categories", [(key, shares[key].label) for key in known])
        self._choose("purpose", [(key, aims[key].label) for key in consent.purposes])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.offer(name, choices)

    def asked(self) -> dict[str, Any]:
        """This function will give what was filled in, as the door takes it."""
        chosen = parse_id(self.cleaned_data["recipient"])
        return {
            "recipient": next(one for one in self.recipients if one.pk == chosen),
            "categories": self.cleaned_data["categories"],
            "purpose": self.cleaned_data["purpose"],
            "consent": self.consent,
        }
