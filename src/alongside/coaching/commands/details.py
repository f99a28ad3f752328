"""The further fields of a contact: what `log_contact` takes beside the few always asked."""

import datetime as dt
from typing import Any, TypedDict

from alongside.coaching.models.contact import ContactMode, ContactType, Handoff, Place
from alongside.core import clock, inputs

MOST_COUNT = 100
FURTHEST = dt.timedelta(days=366)


class Details(TypedDict, total=False):
    """Fields of `models.Contact` by name. Counts 0 to 100, `travel_minutes` 0 to 1440."""

    type: str
    place: str
    travel_minutes: int
    is_unplanned: bool
    others_present: str
    warm_handoff: str
    naloxone_kits: int
    naloxone_training: bool
    kits_used: int
    test_strips: int
    wound_kits: int
    use_since_last: str
    overdose_since_last: bool
    safety_concern: bool
    response: str
    note: str
    next_step: str
    next_contact_on: dt.date | None
    next_contact_mode: str
    is_billable: bool | None


CHOICES = {
    "type": ContactType.values,
    "place": ["", *Place.values],
    "warm_handoff": ["", *Handoff.values],
    "next_contact_mode": ["", *ContactMode.values],
}
COUNTS = {
    "travel_minutes": 1440,
    "naloxone_kits": MOST_COUNT,
    "kits_used": MOST_COUNT,
    "test_strips": MOST_COUNT,
    "wound_kits": MOST_COUNT,
}
WORDS = ("others_present", "use_since_last", "response", "note", "next_step")


def clean_details(details: Details, *, zone: str) -> dict[str, Any]:
    """
    This function will check each field that was given and leave the others at their defaults.

    :raises BadInput: for a value out of range, with its field
    """
    values: dict[str, Any] = dict(details)
    for name, allowed in CHOICES.items():
        if name in values:
            values[name] = inputs.one_of(values[name], allowed, name)
    for name, most in COUNTS.items():
        if name in values:
            values[name] = inputs.within(values[name], 0, most, name)
    for name in WORDS:
        if name in values:
            values[name] = inputs.words(values[name], name)
    on = values.get("next_contact_on")
    if on is not None:
        today = clock.today(zone)
        inputs.day_between(on, today, today + FURTHEST, "next_contact_on")
    return values
