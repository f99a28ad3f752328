"""
What a page says after something was saved.

It travels in the address (`?saved=text&contact=<id>`), not in the session: logging a contact
then writes nothing but the contact.
"""

from dataclasses import dataclass, field

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.core.errors import BadInput
from alongside.core.ids import parse_id

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


def saved_from(query: QueryDict) -> Saved | None:
    """This function will read what was saved from an address; anything else is nothing."""
    what = query.get("saved", "")
    if what not in TEXTS:
        return None
    return Saved(str(TEXTS[what]), _links(what, query))


def _links(what: str, query: QueryDict) -> list[tuple[str, str]]:
    if what not in ("text", "contact") or "contact" not in query or "person" not in query:
        return []
    try:
        ids = (parse_id(query["person"]), parse_id(query["contact"]))
    except BadInput:
        return []
    label = _("Did they answer? Add that") if what == "text" else _("Add to it")
    return [(label, reverse("coaching:contact", args=ids))]
