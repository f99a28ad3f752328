"""
People who may be the same: same name and birth date, in the file or with somebody already there.

Names are compared without case, accents, punctuation and blanks, given and family name kept
apart. Two people with the same name and no birth date in either row are shown too: whoever imports
decides. This never merges anybody.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date

from alongside.people.importing.rows import ImportedPerson


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
    """Lines of the file, rising, that may be one person. `existing` is the value (or key) under
    which the caller already has this person, None when they are only in the file."""

    key: str
    lines: tuple[int, ...]
    existing: str | None = None


def normalised(name: str) -> str:
    """Letters and digits alone: "José  O’Neil-Díaz" and "jose oneil diaz" are "joseoneildiaz"."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = unicodedata.normalize("NFKD", plain.casefold())  # NFKD makes capitals of some signs
    return "".join(letter for letter in plain if letter.isalnum())


def identity_key(given_name: str, family_name: str, birth_date: date | None) -> str:
    """
    The text under which two people look the same: "june|alvarez|1990-07-24".

    Empty when no letter of a name is left, so people without a name never look alike.
    """
    given, family = normalised(given_name), normalised(family_name)
    if not given and not family:
        return ""
    return f"{given}|{family}|{birth_date.isoformat() if birth_date else ''}"


def find_duplicates(
    people: Iterable[ImportedPerson], existing: Mapping[str, str] | Set[str] = frozenset()
) -> list[DuplicateGroup]:
    """
    Groups of two or more lines, and single lines whose key is in `existing`, by first line.

    `existing` holds keys made by `identity_key`, as a set or with the caller's id as value.
    """
    lines: dict[str, list[int]] = defaultdict(list)
    for person in people:
        name = person.given_name or person.preferred_name
        if key := identity_key(name, person.family_name, person.birth_date):
            lines[key].append(person.line)
    groups = [
        DuplicateGroup(key, tuple(sorted(found)), _known(key, existing))
        for key, found in lines.items()
        if len(found) > 1 or key in existing
    ]
    return sorted(groups, key=lambda group: group.lines)


def _known(key: str, existing: Mapping[str, str] | Set[str]) -> str | None:
    if key not in existing:
        return None
    return existing[key] if isinstance(existing, Mapping) else key
