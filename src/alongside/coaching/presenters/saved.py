"""
What a page says after something was saved.

Which kind of thing travels in the address (`?saved=text`), and beside it whose and which row, under
a key: no id stands in a browser's history, and logging a contact writes no session.
"""

import base64
import uuid
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.coaching.models import Contact
from alongside.coaching.presenters.form_marks import new_mark
from alongside.core.crypto import fields
from alongside.core.crypto.keyring import KeyMissing
from alongside.core.errors import Gone

LABEL = "coaching.saved"

TEXTS: dict[str, Promise] = {
    "contact": gettext_lazy("The contact is saved."),
    "text": gettext_lazy("The text is logged."),
    "text-quiet": gettext_lazy(
        "The text is logged. These are their quiet hours: the next one can wait."
    ),
    "already": gettext_lazy("This was saved already, and is not saved twice. Here it is."),
    "answered": gettext_lazy("Their answer is logged."),
    "addendum": gettext_lazy("Your addition is saved."),
    "words": gettext_lazy("Your words are saved."),
    "cadence": gettext_lazy("What you agreed is saved."),
    "event": gettext_lazy("Follow-up has started."),
    "status": gettext_lazy("The status is saved."),
    "reaching": gettext_lazy("The ways to reach are saved."),
    "signed": gettext_lazy("The note is signed."),
    "check-in": gettext_lazy("Thank you for checking in."),
    "called": gettext_lazy(
        "You asked for a call. Your coach sees it first; while you have none, a supervisor does."
    ),
    "taken-back": gettext_lazy("You took back your wish for a call."),
    "counter": gettext_lazy("Your counter is saved."),
    "noted": gettext_lazy("Noted, for your eyes only. Your days stay as they are."),
}


@dataclass(frozen=True, slots=True)
class Saved:
    """A sentence, and links to what may follow."""

    text: str
    tone: str = "good"
    links: list[tuple[str, str]] = field(default_factory=list)


def row_of(contact: Contact) -> str:
    """This function will name a contact and its person for an address, for us alone to read."""
    ids = contact.person_id.bytes.hex() + contact.pk.bytes.hex()
    blob = fields.encrypt(ids, organisation_id=contact.organisation_id, label=LABEL)
    return base64.urlsafe_b64encode(blob).decode().rstrip("=")


def saved_from(request: HttpRequest) -> Saved | None:
    """This function will read what was saved just now; anything else is nothing."""
    what = request.GET.get("saved", "")
    if what not in TEXTS:
        return None
    tone = "warn" if what == "text-quiet" else "good"
    return Saved(str(TEXTS[what]), tone, _links(what, _ids(request.GET.get("row", ""))))


def _ids(row: str) -> list[str]:
    """Person and contact; none for anything we did not write."""
    try:
        blob = base64.urlsafe_b64decode(row + "=" * (-len(row) % 4))
        ids = fields.decrypt(blob, label=LABEL)
        return [str(uuid.UUID(ids[:32])), str(uuid.UUID(ids[32:]))]
    except (ValueError, InvalidTag, Gone, KeyMissing):
        return []


def _links(what: str, ids: list[str]) -> list[tuple[str, str]]:
    if what == "already" and ids:
        again = f"{reverse('coaching:contact-log', args=ids[:1])}?form={new_mark()}"
        return [(_("Log another contact"), again)]
    if what not in ("text", "text-quiet", "contact") or not ids:
        return []
    label = _("Add to it") if what == "contact" else _("Did they answer? Add that")
    return [(label, reverse("coaching:contact", args=ids))]
