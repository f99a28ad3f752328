"""
What a page says after something was saved.

Which kind of thing travels in the address (`?saved=text`); whose, and which row, stays in the
session, so that no id stands in a browser's history. It is overwritten by the next one.
"""

from dataclasses import dataclass, field

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.coaching.models import Contact

LAST = "coaching.saved"

TEXTS: dict[str, Promise] = {
    "contact": gettext_lazy("The contact is saved."),
    "text": gettext_lazy("The text is logged."),
    "answered": gettext_lazy("Their answer is logged."),
    "addendum": gettext_lazy("Your addition is saved."),
    "words": gettext_lazy("Your words are saved."),
    "cadence": gettext_lazy("What you agreed is saved."),
    "event": gettext_lazy("Follow-up has started."),
    "status": gettext_lazy("The status is saved."),
    "reaching": gettext_lazy("The ways to reach are saved."),
    "signed": gettext_lazy("The note is signed."),
    "check-in": gettext_lazy("Thank you for checking in."),
    "called": gettext_lazy("Your coach sees that you would like a call."),
    "taken-back": gettext_lazy("You took back your wish for a call."),
    "counter": gettext_lazy("Your counter is saved."),
    "noted": gettext_lazy("Noted, for your eyes only. Your days stay as they are."),
}


@dataclass(frozen=True, slots=True)
class Saved:
    """A sentence, and links to what may follow."""

    text: str
    links: list[tuple[str, str]] = field(default_factory=list)


def keep_saved(session: SessionBase, contact: Contact) -> None:
    """This function will remember which contact was saved last, for the page that comes next."""
    session[LAST] = [str(contact.person_id), str(contact.pk)]


def saved_from(request: HttpRequest) -> Saved | None:
    """This function will read what was saved just now; anything else is nothing."""
    what = request.GET.get("saved", "")
    if what not in TEXTS:
        return None
    return Saved(str(TEXTS[what]), _links(what, request.session.get(LAST)))


def _links(what: str, ids: list[str] | None) -> list[tuple[str, str]]:
    if what not in ("text", "contact") or not ids:
        return []
    label = _("Did they answer? Add that") if what == "text" else _("Add to it")
    return [(label, reverse("coaching:contact", args=ids))]
