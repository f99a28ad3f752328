"""The form with which coach and person put a consent together; everything starts empty (P2-09)."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alongside.core.actor import Actor
from alongside.core.ids import parse_id
from alongside.people.models import Person
from alongside.privacy import elements, texts
from alongside.privacy.commands.consents import NewRecipient
from alongside.privacy.drafting import Terms
from alongside.privacy.models.consent import ExpiryKind
from alongside.privacy.models.recipient import RecipientKind
from alongside.privacy.queries import recipients as asks
from alongside.ui.forms import (
    ChoiceField,
    DateField,
    Form,
    MultiChoiceField,
    SelectField,
    TextField,
)

_NOT_SAID = _("Choose what they are.")
_NOBODY = _("Choose who may be told.")
_NO_DAY = _("Enter the last day.")
_NO_EVENT = _("Write what ends it.")
OPTIONAL: dict[str, Any] = {"required": False}
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
# Fields that only some kinds ask for.
ONLY: dict[str, set[str]] = {
    "intermediary_members": {elements.INTERMEDIARY},
    "proceeding": {elements.LEGAL, elements.JUSTICE, elements.RESEARCH},
    "revocable_from": {elements.JUSTICE},
    "revocable_from_on": {elements.JUSTICE},
    "expiry_kind": set(elements.PART2_KINDS),
    "expires_on": set(elements.PART2_KINDS),
    "expiry_event": set(elements.PART2_KINDS),
}
NAMING = ("recipients", "new_name", "new_kind", "new_address")
PLAIN = (
    "information", "intermediary_members", "purpose_words", "expiry_kind", "expiry_event",
    "proceeding", "revocable_from",
)  # fmt: skip
# What a court program needs, unless the person chooses otherwise (P2-61).
COURT_DEFAULT = ["enrolment", "attendance"]


class DraftForm(Form):
    """One kind only: the kind stands in the address, never on the form (P2-24)."""

    categories = MultiChoiceField(
        _("What may be shared"), in_rows=True, missing=_("Choose what may be shared.")
    )
    information = TextField(_("More words on that"), **OPTIONAL)
    recipients = MultiChoiceField(
        _("With whom"), in_rows=True, required=False, plainly_optional=True
    )
    new_name = TextField(_("Somebody who is not on the list: name"), **OPTIONAL)
    new_kind = SelectField(_("What they are"), **OPTIONAL)
    new_address = TextField(_("Their address or phone"), **OPTIONAL)
    intermediary_members = TextField(
        _("Who may get it from them"),
        hint=_("Names, or those who treat the person."),
        **OPTIONAL,
    )
    purposes = MultiChoiceField(_("What for"), in_rows=True, missing=_("Choose what it is for."))
    purpose_words = TextField(_("What for, in the person's words"), **OPTIONAL)
    proceeding = TextField(_("Which matter, court or study"), **OPTIONAL)
    expiry_kind = ChoiceField(_("When does it end?"), missing=_("Say when it ends."))
    expires_on = DateField(_("Last day"), **OPTIONAL)
    expiry_event = TextField(_("What ends it"), hint=_("Such as: when I have a lease."), **OPTIONAL)
    revocable_from_on = DateField(_("Day from which the person can stop it"), **OPTIONAL)
    revocable_from = TextField(
        _("Or the event"), hint=_("No later than the end of the court matter."), **OPTIONAL
    )
    language = SelectField(_("Language of the form"), LANGUAGES)

    def __init__(self, *args: Any, person: Person, kind: str, by: Actor, **kwargs: Any) -> None:
        start: dict[str, Any] = {"language": texts.language_of(person.language)}
        if kind == elements.JUSTICE:
            start["categories"] = COURT_DEFAULT
        super().__init__(*args, initial=start, **kwargs)
        self.kind = kind
        self.offered = asks.offered(person, kind, by=by)
        self._offer()
        gone = [name for name, kinds in ONLY.items() if kind not in kinds]
        gone += NAMING if not asks.KINDS[kind] else []
        for name in gone:
            del self.fields[name]

    def _offer(self) -> None:
        reads = texts.language_of((get_language() or "en")[:2])
        shares, aims = texts.words("category", reads), texts.words("purpose", reads)
        kinds = asks.KINDS[self.kind]
        ends = [e for e in ExpiryKind.choices if e[0] != "none" or self.kind == elements.TPO]
        self._choose("categories", [(k, shares[k].label) for k in texts.categories_of(self.kind)])
        self._choose("purposes", [(k, aims[k].label) for k in elements.PURPOSES[self.kind]])
        self._choose("recipients", [(str(one.pk), one.name) for one in self.offered])
        named = [(v, text) for v, text in RecipientKind.choices if v in kinds]
        self._choose("new_kind", [("", _("Choose")), *named])
        self._choose("expiry_kind", ends)

    def _choose(self, name: str, choices: list[Any]) -> None:
        self.offer(name, choices)

    def terms(self) -> Terms:
        """This function will give what was filled in, as the command takes it."""
        data = self.cleaned_data
        chosen = {parse_id(pk) for pk in data.get("recipients", [])}
        return Terms(
            categories=data["categories"],
            purposes=data["purposes"],
            recipients=[one for one in self.offered if one.pk in chosen],
            expires_on=data.get("expires_on"),
            revocable_from_on=data.get("revocable_from_on"),
            by_class=self.kind == elements.TPO,
            **{name: data.get(name, "") for name in PLAIN},
        )

    def new_recipient(self) -> NewRecipient | None:
        """This function will give somebody typed in beside the list."""
        data = self.cleaned_data
        if not data.get("new_name"):
            return None
        return NewRecipient(data["new_name"], data["new_kind"], data["new_address"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        named = data.get("recipients") or data.get("new_name")
        how = data.get("expiry_kind")
        told = [
            ("new_kind", data.get("new_name") and not data.get("new_kind"), _NOT_SAID),
            ("recipients", self.kind != elements.TPO and not named, _NOBODY),
            ("expires_on", how == ExpiryKind.DATE and not data.get("expires_on"), _NO_DAY),
            ("expiry_event", how == ExpiryKind.EVENT and not data.get("expiry_event"), _NO_EVENT),
        ]
        for name, is_missing, sentence in told:
            if is_missing and name in self.fields and name not in self.errors:
                self.add_error(name, sentence)
        return data
