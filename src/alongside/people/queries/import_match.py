"""Which people of a file are here already: by their id elsewhere, else by name and birth date."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.core.bulk import chunks
from alongside.core.crypto.fields import blind_index
from alongside.people.importing.duplicates import (
    DuplicateGroup,
    find_duplicates,
    identity_key,
    normalised,
)
from alongside.people.importing.rows import ImportedPerson
from alongside.people.models import Person
from alongside.people.queries.import_one_name import OneName, by_one_name


@dataclass(slots=True)
class Matched:
    """People by line of the file: known here, and new; groups that may be one person."""

    known: dict[int, Person] = field(default_factory=dict)
    new: list[ImportedPerson] = field(default_factory=list)
    groups: list[DuplicateGroup] = field(default_factory=list)
    twice: set[int] = field(default_factory=set)


def values_of(person: ImportedPerson) -> dict[str, str]:
    """This function will give what the file says as fields of a person; "" where it is silent."""
    given = person.given_name or person.preferred_name or person.family_name
    return {
        "given_name": given or _("No name yet"),
        "family_name": person.family_name if person.given_name or person.preferred_name else "",
        "preferred_name": person.preferred_name if person.given_name else "",
        "birth_date": person.birth_date.isoformat() if person.birth_date else "",
        "phone": person.phone,
        "email": person.email,
        "zip": person.zip,
        "language": person.language,
    }


def changes_to(person: Person, values: dict[str, str]) -> dict[str, str]:
    """This function will list what the file says otherwise; an empty cell changes nothing."""
    return {name: text for name, text in values.items() if text and getattr(person, name) != text}


def match(people: list[ImportedPerson], *, by: Actor) -> Matched:
    """
    This function will find out who is here already and who may be the same as somebody.

    `twice` are the lines of new people that look like somebody here, or like an earlier line.
    """
    found = Matched()
    by_id = _by_external_id([p.external_id for p in people if p.external_id], by)
    unknown = []
    for person in people:
        if person.external_id in by_id:
            found.known[person.line] = by_id[person.external_id]
        else:
            unknown.append(person)
    alike = _by_identity(unknown, by)
    for person in unknown:
        same = _same_row(person, alike.get(_key(person), []))
        if same is not None:
            found.known[person.line] = same
        else:
            found.new.append(person)
    _find_twice(found, people, {key: str(rows[0].pk) for key, rows in alike.items()})
    return found


def _same_row(person: ImportedPerson, rows: list[Person]) -> Person | None:
    """A row without an id whose every word is here already was imported before."""
    if person.external_id:
        return None
    values = values_of(person)
    same = (row for row in rows if not row.external_id and not changes_to(row, values))
    return next(same, None)


def _find_twice(found: Matched, people: list[ImportedPerson], existing: dict[str, str]) -> None:
    new = {person.line for person in found.new}
    for group in find_duplicates(people, existing):
        waiting = [line for line in group.lines if line in new]
        is_here = group.existing is not None or len(waiting) < len(group.lines)
        skipped = waiting if is_here else waiting[1:]
        if skipped:
            found.groups.append(group)
            found.twice.update(skipped)


def _by_external_id(ids: list[str], by: Actor) -> dict[str, Person]:
    rows = Person.objects.scoped(by)
    return {
        person.external_id: person
        for chunk in chunks(ids)
        for person in rows.filter(external_id__in=chunk)
    }


def _by_identity(people: list[ImportedPerson], by: Actor) -> dict[str, list[Person]]:
    """Rows here by the key of the file's people; without a birth date, only rows without one."""
    wanted: dict[tuple[str, str], str] = {}
    for person in people:
        values = values_of(person)
        name = (values["given_name"], values["family_name"])
        if person.has_name and all(name):
            born = values["birth_date"]
            field_name = "identity_index" if born else "name_index"
            parts = (*name, born) if born else name
            wanted[field_name, blind_index(by.organisation_id, *parts)] = _key(person)
    alike: dict[str, list[Person]] = {}
    for chosen in ("identity_index", "name_index"):
        rows = Person.objects.scoped(by)
        if chosen == "name_index":
            rows = rows.filter(identity_index="")
        for chunk in chunks([index for name, index in wanted if name == chosen]):
            for row in rows.filter(**{f"{chosen}__in": chunk}).order_by("pk"):
                alike.setdefault(wanted[chosen, getattr(row, chosen)], []).append(row)
    return alike | by_one_name([_told(p) for p in people if p.has_name], by=by)


def _told(person: ImportedPerson) -> OneName:
    return OneName(
        _key(person),
        normalised(person.given_name or person.preferred_name),
        normalised(person.family_name),
        person.birth_date.isoformat() if person.birth_date else "",
    )


def _key(person: ImportedPerson) -> str:
    name = person.given_name or person.preferred_name
    return identity_key(name, person.family_name, person.birth_date)
