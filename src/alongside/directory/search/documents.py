"""From a gathered service to its entry in the index: words, topics, facts, hours and card."""

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from alongside.core.places import Place, place_of
from alongside.directory import hours
from alongside.directory.search import classify, flags, rows
from alongside.directory.search.gathering import Gathered
from alongside.directory.search.models import Entry
from alongside.directory.search.stems import stems

FREE = re.compile(r"\b(free|no (cost|fees?|charge)|gratis|gratuito|sin costo|none)\b", re.I)
PAID = re.compile(r"\$\s?[1-9]|\bsliding\b|\bfees? (vary|apply)\b", re.I)
WALK_IN = re.compile(r"\bwalk[- ]?ins?\b|\bdrop[- ]in|\bno appointment|\bsin cita", re.I)
ONLINE = re.compile(r"\b(online|virtual|telehealth|by video|en línea)\b", re.I)
MOST_STEMS = 220
SHORT = 180


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What all places of a service share: read once for all of them."""

    names: tuple[str, ...]
    body: tuple[str, ...]
    fits: dict[int, int]


def entries_of(gathered: list[Gathered]) -> list[Entry]:
    """This function will make entries; what the places of a service share is read once."""
    known: dict[Any, _Spoken] = {}
    return [entry_of(one, known) for one in gathered]


def entry_of(one: Gathered, known: dict[Any, _Spoken] | None = None) -> Entry:
    """This function will make the entry of a service at a place; it is not saved."""
    service, location = one.service, one.location
    known = {} if known is None else known
    key = (service.id, tuple(one.terms))
    spoken = known.get(key) or known.setdefault(key, _spoken(one))
    at_zip = _place(one)
    week, packed = _hours(tuple(hours.rule_of(row) for row in one.schedules))
    card = card_of(one)
    mask = flags.mask(facts=tuple(card.get("facts", ())))
    return Entry(
        place=one.place.id if one.place else None,
        service=service.id,
        latitude=_degrees(location, at_zip, "latitude"),
        longitude=_degrees(location, at_zip, "longitude"),
        zone=_zone(one, location, at_zip),
        postal_code=at_zip.zip if at_zip else "",
        bits=mask | flags.languages(one.languages) | _made_for(one),
        minimum_age=service.minimum_age,
        maximum_age=service.maximum_age,
        week=week,
        hours=packed,
        names=" ".join(spoken.names),
        body=" ".join(dict.fromkeys((*spoken.body, *_stems_of_place(one)))),
        topics=rows.pack_topics(spoken.fits),
        card=_json(card),
    )


@lru_cache(maxsize=4096)
def _hours(rules: tuple[hours.Rule, ...]) -> tuple[str, str]:
    """The marks of the week and the rules as JSON; many services keep the same hours."""
    packed = _json([hours.pack(rule) for rule in rules]) if rules else ""
    return hours.week_of(list(rules)), packed


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _spoken(one: Gathered) -> _Spoken:
    service, body = one.service, one.body
    named = [service.name, service.alternate_name, *(name for _code, name in one.terms)]
    told = [
        service.description,
        service.eligibility_description,
        service.application_process,
    ]
    if body:
        named += [body.name, body.alternate_name]
        told.append(body.description)
    names = [s for text in named if text for s in stems(text)]
    said = [s for text in told if text for s in stems(text[:1500])]
    return _Spoken(
        tuple(dict.fromkeys(names)),
        tuple(dict.fromkeys(said))[:MOST_STEMS],
        classify.classify(one.terms, names, said),
    )


def _stems_of_place(one: Gathered) -> list[str]:
    told = [
        one.location.name if one.location else "",
        one.place.description if one.place else "",
        one.address.city if one.address else "",
    ]
    return [s for text in told if text for s in stems(text[:400])]


def _place(one: Gathered) -> Place | None:
    return place_of(one.address.postal_code) if one.address else None


def _degrees(location: Any, at_zip: Place | None, side: str) -> float | None:
    """Where it is, else the middle of its ZIP code; nothing for what is only online."""
    if location is not None and location.location_type == "virtual":
        return None
    known = getattr(location, side, None) if location is not None else None
    return known if known is not None else getattr(at_zip, side, None)


def _zone(one: Gathered, location: Any, at_zip: Place | None) -> str:
    if location is not None and location.time_zone:
        return str(location.time_zone)
    if at_zip:
        return at_zip.zone
    given = next((row.timezone for row in one.schedules if row.timezone is not None), None)
    return f"UTC{given:+g}" if given is not None else ""


def _facts(one: Gathered) -> list[str]:
    service = one.service
    told = " ".join((service.application_process, service.description))
    location = one.location
    found = []
    if is_free(one):
        found.append("free")
    if WALK_IN.search(told):
        found.append("walk_in")
    if (location is not None and location.location_type == "virtual") or ONLINE.search(told):
        found.append("online")
    if any(_says_yes(text) for text in one.accessibility):
        found.append("accessible")
    return found


def is_free(one: Gathered) -> bool:
    """This function will tell whether a service costs nothing, by what its publisher says."""
    if any(cost.amount is not None and cost.amount > 0 for cost in one.costs):
        return False
    said = " ".join([one.service.fees_description, *(_cost_words(cost) for cost in one.costs)])
    if any(cost.amount == 0 for cost in one.costs):
        return True
    return bool(FREE.search(said)) and not PAID.search(said)


def _cost_words(cost: Any) -> str:
    return f"{cost.option} {cost.amount_description}"


def _says_yes(text: str) -> bool:
    return bool(text.strip()) and not re.match(r"\s*(no|none|not)\b", text, re.I)


def _made_for(one: Gathered) -> int:
    service = one.service
    named = " ".join((service.name, service.eligibility_description))
    terms = " ".join(name for _code, name in one.terms)
    return flags.audiences(f"{named} {terms}")


def card_of(one: Gathered) -> dict[str, Any]:
    """This function will gather what a list shows of a service."""
    service, address = one.service, one.address
    made = {
        "name": service.name,
        "by": one.body.name if one.body else "",
        "street": address.address_1 if address else "",
        "city": address.city.strip() if address else "",
        "state": address.state_province.strip() if address else "",
        "zip": address.postal_code.strip() if address else "",
        "phone": one.phones[0].number if one.phones else "",
        "about": shortened(service.description),
        "facts": _facts(one),
        "languages": list(dict.fromkeys(name or code for name, code in one.languages))[:6],
        "alert": shortened(service.alert),
        "confirmed": _confirmed(one),
    }
    return {key: value for key, value in made.items() if value}


def _confirmed(one: Gathered) -> str:
    days = [one.service.confirmed_on, one.service.assured_date]
    days.append(one.place.confirmed_on if one.place else None)
    return max((day.isoformat() for day in days if day), default="")


def shortened(text: str) -> str:
    """This function will keep the first words of a text, as a list shows it."""
    plain = " ".join(text.replace("\\n", " ").split())
    if len(plain) <= SHORT:
        return plain
    return plain[:SHORT].rsplit(" ", 1)[0].rstrip(",;:.") + " …"
