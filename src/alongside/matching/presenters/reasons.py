"""Why a coach is where they are, in words; never a number that ranks anybody."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from alongside.matching.ordering import Why, WhyKind
from alongside.matching.queries.suggestions import Suggestion
from alongside.ui.times import day
from alongside.workforce.presenters.shown import label

Text = str | Promise
OFFERS: dict[str, Text] = {
    "languages": gettext_lazy("speaks %(what)s"),
    "modes": gettext_lazy("meets by %(what)s"),
    "lived_experience": gettext_lazy("has lived through: %(what)s"),
    "groups": gettext_lazy("knows well: %(what)s"),
    "styles": "%(what)s",
}
LACKS: dict[str, Text] = {
    "languages": gettext_lazy("does not show: %(what)s"),
    "modes": gettext_lazy("not by %(what)s"),
    "lived_experience": gettext_lazy("does not show: %(what)s"),
    "groups": gettext_lazy("does not show: %(what)s"),
    "styles": gettext_lazy("does not show: %(what)s"),
}


def in_words(one: Suggestion) -> list[tuple[str, str]]:
    """This function will give the reasons of a suggestion as chips (text, tone)."""
    if not one.is_available:
        return [(_("not available for this person"), "")]
    chips = [(_("asked for by name"), "plum")] if one.is_wished else []
    chips += [chip for why in one.why if (chip := _chip(why))]
    if one.free:
        chips.append((_("free %(day)s") % {"day": day(one.free.start_at, near=True)}, "sky"))
    chips.append(_room(one.room))
    return chips


def _chip(why: Why) -> tuple[str, str] | None:
    if why.kind == WhyKind.OFFERS:
        return _fill(OFFERS, why), "green"
    if why.kind == WhyKind.DOES_NOT_OFFER:
        return _fill(LACKS, why), ""
    if why.kind == WhyKind.MILES_AWAY:
        miles = round(why.miles or 0)
        if miles < 1:
            return _("less than a mile away"), "green"
        return ngettext("%(n)s mile away", "%(n)s miles away", miles) % {"n": miles}, "green"
    return None


def _fill(words: dict[str, Text], why: Why) -> str:
    field = why.field or ""
    what = label(field, why.value or "")
    return str(words[field]) % {"what": what.lower() if field == "modes" else what}


def _room(room: int) -> tuple[str, str]:
    if not room:
        return _("no room right now"), "gold"
    return ngettext("room for %(n)s more", "room for %(n)s more", room) % {"n": room}, "sky"
