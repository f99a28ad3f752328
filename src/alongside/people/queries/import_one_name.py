"""
Who is here already of the rows that have one name alone, first or last.

The keyed indexes of a person need both names, so these are compared with the names themselves:
one statement for the whole file, and none when every row has two names.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from alongside.core.actor import Actor
from alongside.people.importing.duplicates import normalised
from alongside.people.models import Person

NAMES = ("given_name", "family_name", "preferred_name")


@dataclass(frozen=True, slots=True)
class OneName:
    """What a row says of who it is: names reduced to their letters, the day as ISO text or ""."""

    key: str
    given: str
    family: str
    born: str


def by_one_name(rows: Iterable[OneName], *, by: Actor) -> dict[str, list[Person]]:
    """
    This function will give people here by the key of the rows that may be theirs.

    With a birth date the one name is enough, also when the other was filled in here since. With
    none, only somebody who has that one name here too, and no birth date.
    """
    wanted: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        name = row.given or row.family
        if name and not (row.given and row.family):
            wanted.setdefault((name, row.born), set()).add(row.key)
    found: dict[str, list[Person]] = {}
    if not wanted:
        return found
    for person in Person.objects.scoped(by).order_by("pk").iterator():
        for looked_for in _ways_to_say(person):
            for key in wanted.get(looked_for, ()):
                found.setdefault(key, []).append(person)
    return found


def _ways_to_say(person: Person) -> Iterator[tuple[str, str]]:
    names = {normalised(getattr(person, name)) for name in NAMES} - {""}
    if person.birth_date or not person.family_name:
        yield from ((name, person.birth_date) for name in names)
