"""From a gathered service to its entry in the index: words, topics, facts, hours and card."""

import json
import re
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


def entry_of(one: Gathered) -> Entry:
    """This function will make the entry of a service at a place; it is not saved."""
    service, location = one.service, one.place.location if one.place else None
    names, body = _stems(one)
    at_zip = _place(one)
    rules = [hours.rule_of(row) for row in one.schedules]
    fits = classify.classify(one.terms, names, body)
    facts = _facts(one)
    return Entry(
        place=one.place.pk if one.place else None,
        service=service.pk,
        latitude=_degrees(location, at_zip, "latitude"),
        longitude=_degrees(location, at_zip, "longitude"),
        zone=_zone(one, location, at_zip),
        postal_code=at_zip.zip if at_zip else "",
        bits=flags.mask(facts=tuple(facts)) | flags.languages(one.languages) | _made_for(one),
        minimum_age=service.minimum_age,
        maximum_age=service.maximum_age,
        week=hours.week_of(rules),
        hours=json.dumps([hours.pack(rule) for rule in rules], separators=(",", ":")) if rules else "",
        names=" ".join(dict.fromkeys(names)),
        body=" ".join(list(dict.fromkeys(body))[:MOST_STEMS]),
        topics=rows.pack_topics(fits),
        card=json.dumps(card_of(one), ensure_ascii=False, separators=(",", ":")),
    )


def _stems(one: Gathered) -> tuple[list[str], list[str]]:
    service, body = one.service, one.service.organization
    location = one.place.location if one.place else None
    named = [service.name, service.alternate_name, *(name for _code, name in one.terms)]
    if body:
        named += [body.name, body.alternate_name]
    told = [
        service.description,
        service.eligibility_description,
        service.application_process,
        location.name if location else "",
        one.place.description if one.place else "",
        body.description if body else "",
        one.address.city if one.address else "",
    ]
    return (
        [s for text in named if text for s in stems(text)],
        [s for text in told if text for s in stems(text[:1500])],
    )


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
    location = one.place.location if one.place else None
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
        "by": service.organization.name if service.organization else "",
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
