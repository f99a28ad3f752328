"""A coach's card in words: only what they chose to show and what was checked."""

from collections.abc import Iterable
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.ui.times import short_day
from alongside.workforce.models import CoachProfile
from alongside.workforce.models.profile import (
    Cost,
    GroupServed,
    Language,
    LivedExperience,
    Mode,
    Style,
)
from alongside.workforce.queries.standing import Certificate, Standing, hours_band

FIELDS: dict[str, type[TextChoices]] = {
    "languages": Language,
    "modes": Mode,
    "lived_experience": LivedExperience,
    "groups": GroupServed,
    "styles": Style,
}


def label(field: str, code: str) -> str:
    """This function will give the words of a code; a code we do not know is shown as it is."""
    kind = FIELDS[field]
    return str(kind(code).label) if code in kind.values else code


def labels(field: str, codes: Iterable[str]) -> list[str]:
    """This function will give the words of several codes."""
    return [label(field, code) for code in codes]


def line(profile: CoachProfile, town: str) -> str:
    """This function will say where and how: "Hartford · in person, phone"."""
    ways = ", ".join(one.lower() for one in labels("modes", profile.modes))
    where = town if "in_person" in profile.modes else _("Online anywhere")
    parts = [where, ways]
    if "es" in profile.languages:
        parts.append("en español")
    return " · ".join(part for part in parts if part)


def chips(profile: CoachProfile) -> list[dict[str, Any]]:
    """This function will give lived experience, groups and style as chips."""
    found = [(one, "clay") for one in labels("lived_experience", profile.lived_experience)]
    found += [(one, "sky") for one in labels("groups", profile.groups_served)]
    found += [(one, "") for one in labels("styles", profile.styles)]
    return [{"text": text, "tone": tone, "icon": None} for text, tone in found]


def experience(profile: CoachProfile, standing: Standing) -> str:
    """This function will say hours as a band, and years only when the coach shows them."""
    parts = []
    hours = hours_band(standing.minutes)
    if profile.shows_hours and hours:
        parts.append(_("%(hours)s+ hours") % {"hours": f"{hours:,}"})
    years = profile.years_in_recovery
    if years is not None:
        words = ngettext("%(n)s year in recovery", "%(n)s years in recovery", years)
        parts.append(words % {"n": years})
    return ", ".join(parts)


def certificate(one: Certificate) -> dict[str, Any]:
    """This function will say what a certificate is and whether somebody checked it (NC-03)."""
    if not one.is_held:
        return {"text": _("In training: %(name)s") % {"name": one.name}, "chip": None}
    text = f"{one.name} ({one.body})"
    if one.checked_on is None:
        return {"text": text, "chip": (_("not checked yet"), "gold", "clock")}
    said = _("checked %(day)s") % {"day": short_day(one.checked_on)}
    return {"text": text, "chip": (said, "green", "check")}


def cost(profile: CoachProfile, house: str) -> str:
    """This function will say what people pay."""
    if profile.cost == Cost.FREE:
        return _("Free through %(house)s") % {"house": house}
    low, high = _dollars(profile.cost_from_cents), _dollars(profile.cost_to_cents)
    amount = f"${high}" if low == high else f"${low}–{high}"
    words = (
        _("Sliding scale, %(amount)s") if profile.cost == Cost.SLIDING else _("%(amount)s a visit")
    )
    return words % {"amount": amount}


def _dollars(cents: int | None) -> str:
    whole, rest = divmod(cents or 0, 100)
    return f"{whole}.{rest:02}" if rest else str(whole)


def facts(profile: CoachProfile, standing: Standing, house: str) -> dict[str, Any]:
    """This function will give the rows of a card."""
    return {
        "experience": experience(profile, standing),
        "certificates": [certificate(one) for one in standing.certificates],
        "cost": cost(profile, house),
    }
