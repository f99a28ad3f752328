"""Tell the same meeting in two sources: same fellowship, time, name and place."""

import hashlib
from collections import Counter
from urllib.parse import urlsplit

from alongside.meetings.folding import folded
from alongside.meetings.reading.record import Record

SHORT = {
    "street": "st", "avenue": "ave", "av": "ave", "road": "rd", "boulevard": "blvd",
    "drive": "dr", "lane": "ln", "court": "ct", "place": "pl", "highway": "hwy",
    "parkway": "pkwy", "square": "sq", "north": "n", "south": "s", "east": "e", "west": "w",
    "saint": "st", "first": "1st", "second": "2nd", "third": "3rd",
}  # fmt: skip
EMPTY = {"the", "of", "and", "a", "group", "meeting", "de", "la", "el"}


def fingerprints(records: list[Record]) -> dict[str, str]:
    """
    This function will give the fingerprint of each record by its key.

    Two of one source that are alike are two meetings (two rooms of one house); the second has a
    number in its print, so that it finds the second of another source.
    """
    taken: Counter[str] = Counter()
    found = {}
    for record in sorted(records, key=lambda one: one.key):
        print_of = _print(record)
        taken[print_of] += 1
        text = f"{print_of}|{taken[print_of]}"
        found[record.key] = hashlib.sha256(text.encode()).hexdigest()
    return found


def _print(record: Record) -> str:
    facts = record.facts
    name = " ".join(word for word in folded(record.name) if word not in EMPTY)
    street = [SHORT.get(word, word) for word in folded(facts.get("street", ""))]
    if record.venue == 2 or not street:
        where = _joined(facts) or " ".join(street)
    else:
        where = " ".join([*street, facts.get("postal_code", "")[:5] or facts.get("city", "")])
    parts = (record.fellowship, record.zone, record.weekday, record.minute, name, where)
    return "|".join(str(part) for part in parts)


def _joined(facts: dict[str, str]) -> str:
    """The room online, whatever the spelling of its link; a number to dial otherwise."""
    if link := facts.get("link", ""):
        parts = urlsplit(link)
        return f"{parts.netloc.lower().split('.', 1)[-1]}{parts.path.rstrip('/')}"
    return "".join(sign for sign in facts.get("phone", "") if sign.isdigit() or sign == ",")
