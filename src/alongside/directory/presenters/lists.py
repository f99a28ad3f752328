"""Services as a list shows them: words, and numbers to tap."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.directory import hours_words
from alongside.directory.hours import State
from alongside.directory.search.find import Hit

FACT_WORDS = {
    "free": lambda: _("Free"),
    "walk_in": lambda: _("No appointment needed"),
    "accessible": lambda: _("Good with a wheelchair"),
    "online": lambda: _("By phone or video"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One service in a list. `href` is where it is told in full."""

    href_id: str
    name: str
    by: str
    where: str
    away: str
    hours: str
    is_open: bool
    phone: str
    tel: str
    about: str
    alert: str
    week: tuple[str, ...]
    chips: tuple[tuple[str, str], ...]


def lines(hits: list[Hit], *, with_week: bool = False) -> list[Line]:
    """This function will put hits into words; the whole week only where it is printed."""
    said: dict[tuple[State | None, dt.datetime], str] = {}  # many keep the same hours
    for hit in hits:
        key = (hit.state, hit.local)
        if key not in said:
            said[key] = hours_words.state(*key)
    return [_line(hit, said[hit.state, hit.local], with_week=with_week) for hit in hits]


def _line(hit: Hit, hours: str, *, with_week: bool) -> Line:
    card = hit.card
    return Line(
        href_id=str(hit.place_id or hit.service_id),
        name=card["name"],
        by=card.get("by", "") if card.get("by") != card["name"] else "",
        where=address(card),
        away=miles(hit.miles),
        hours=hours,
        is_open=bool(hit.state and hit.state.is_open),
        phone=card.get("phone", ""),
        tel=tel(card.get("phone", "")),
        about=card.get("about", ""),
        alert=card.get("alert", ""),
        week=tuple(hours_words.week(hit.rules, hit.local.date())) if with_week else (),
        chips=_chips(card),
    )


def _chips(card: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    found = [(FACT_WORDS[fact](), "green") for fact in card.get("facts", ()) if fact in FACT_WORDS]
    return (*found, *((name, "") for name in card.get("languages", ())[:3]))


def address(card: dict[str, Any]) -> str:
    """This function will write street, town, state and ZIP code in one line."""
    town = " ".join(p for p in (card.get("state", ""), card.get("zip", "")) if p)
    return ", ".join(p for p in (card.get("street", ""), card.get("city", ""), town) if p)


def miles(far: float | None) -> str:
    """This function will say how far something is."""
    if far is None:
        return ""
    if far < 0.15:
        return _("close by")
    if far < 10:
        return _("%(miles)s miles") % {"miles": f"{far:.1f}"}
    return ngettext("%(num)s mile", "%(num)s miles", round(far)) % {"num": round(far)}


def tel(number: str) -> str:
    """This function will give the number as a phone dials it; "" when it is none."""
    digits = re.sub(r"[^\d+]", "", re.split("x|ext", number, maxsplit=1)[0])
    return digits if 3 <= len(digits) <= 16 else ""
