"""The page of one service: facts in the order in which somebody needs them on the way there."""

import uuid
from typing import Any

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.directory import hours, hours_words
from alongside.directory.entries import Told
from alongside.directory.presenters import lists
from alongside.directory.search.gathering import Gathered


def context(told: Told, entry_id: uuid.UUID) -> dict[str, Any]:
    """This function will give the page its words."""
    now = clock.now()
    local = hours.local_time(now, told.zone)
    state = told.state()
    service = told.service
    return {
        "entry_id": entry_id,
        "service": service,
        "by": told.one.body.name if told.one.body else "",
        "where": lists.address(told.card),
        "state": hours_words.state(state, local),
        "is_open": bool(state and state.is_open),
        "week": hours_words.week(told.rules, local.date()),
        "phones": phones(told.one),
        "directions": directions(told.one),
        "access": [text for text in told.one.accessibility if text],
        "cost": cost(told),
        "bring": told.bring,
        "languages": told.card.get("languages", []),
        "who": who(told),
        "apply": lines(service.application_process),
        "wait": service.wait_time,
        "about": lines(service.description),
        "areas": told.areas,
        "confirmed": confirmed(told),
        "others": [(str(one.place.pk), place(one)) for one in told.others if one.place],
        "more_places": told.more_places,
        "alert": service.alert,
        "website": website(service.url),
    }


def lines(text: str) -> list[str]:
    """This function will split a text of a directory into its paragraphs."""
    return [line.strip() for line in text.replace("\\n", "\n").splitlines() if line.strip()]


def phones(one: Gathered) -> list[dict[str, str]]:
    """This function will list numbers, each as it is read and as a phone dials it."""
    found = []
    for row in one.phones[:5]:
        extension = _(" extension %(number)s") % {"number": row.extension} if row.extension else ""
        note = ", ".join(p for p in (row.description, row.type if row.type != "voice" else "") if p)
        number = lists.tel(row.number)
        found.append(
            {"text": f"{row.number}{extension}", "tel": number, "note": note, "number": row.number}
        )
    return found


def directions(one: Gathered) -> list[str]:
    """This function will say how to get there, in words: no map of anybody else is asked."""
    location = one.location
    said = lines(location.transportation) if location else []
    if location is not None and location.name and location.name != one.service.name:
        said.insert(0, _("At: %(place)s") % {"place": location.name})
    if one.address and one.address.address_2:
        said.insert(0, one.address.address_2)
    return said


def cost(told: Told) -> list[str]:
    """This function will say what it costs."""
    said = [told.service.fees_description.strip()]
    for row in told.one.costs:
        amount = f"{row.amount:.2f} {row.currency or 'USD'}" if row.amount else ""
        said.append(" ".join(p for p in (row.option, row.amount_description, amount) if p))
    kept = [text for text in dict.fromkeys(said) if text]
    return kept or ([_("Free")] if told.is_free else [])


def who(told: Told) -> list[str]:
    """This function will say whom it is for."""
    service = told.service
    said = lines(service.eligibility_description)
    low, high = service.minimum_age, service.maximum_age
    ages = {"low": f"{low or 0:g}", "high": f"{high or 0:g}"}
    if low and high:
        said.append(_("Ages %(low)s to %(high)s") % ages)
    elif low:
        said.append(_("From age %(low)s") % ages)
    elif high:
        said.append(_("Up to age %(high)s") % ages)
    return said


def confirmed(told: Told) -> Any:
    """This function will give the day on which somebody last asked there."""
    place = told.one.place
    days = [told.service.confirmed_on, told.service.assured_date, place and place.confirmed_on]
    return max((day for day in days if day), default=None)


def place(one: Gathered) -> str:
    """This function will write another place of the service in a line."""
    row = one.address
    if row is None:
        return one.location.name if one.location else ""
    card = {
        "street": row.address_1,
        "city": row.city.strip(),
        "state": row.state_province.strip(),
        "zip": row.postal_code.strip(),
    }
    return lists.address(card)


def website(url: str) -> str:
    """This function will give an address on the web that may be opened, else nothing."""
    text = url.strip()
    if not text or " " in text:
        return ""
    if text.startswith(("https://", "http://")):
        return text
    return f"https://{text}" if "." in text and ":" not in text else ""


def message(told: Told, parts: list[str]) -> str:
    """
    This function will write what to send on: only the chosen facts, and no word of what it is for.

    Address and number alone say nothing about why somebody goes there.
    """
    said = []
    if "name" in parts:
        said.append(told.service.name)
    if "where" in parts and (where := lists.address(told.card)):
        said.append(where)
    if "phone" in parts and told.one.phones:
        said.append(told.one.phones[0].number)
    if "hours" in parts:
        local = hours.local_time(clock.now(), told.zone)
        said += hours_words.week(told.rules, local.date())
    return "\n".join(said)
