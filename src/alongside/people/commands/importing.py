"""Bring a program's existing list of people in: all of it or nothing."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.actor import Actor, Role
from alongside.core.bulk import chunks, insert
from alongside.core.commands import command
from alongside.core.errors import NotPermitted
from alongside.core.ids import new_id
from alongside.core.places import place_of
from alongside.people import policy
from alongside.people.commands import import_stays
from alongside.people.commands.import_audits import Audits
from alongside.people.importing.rows import ImportedPerson
from alongside.people.models import ColumnMapping, Person
from alongside.people.queries.columns import digest_of
from alongside.people.queries.import_match import values_of
from alongside.people.queries.importing import ImportPlan, PersonChange, Silent, Tell


@dataclass(frozen=True, slots=True)
class ImportDone:
    """What was written: rows by table."""

    tables: dict[str, int]


def check_can_import(*, by: Actor, plan: ImportPlan, **_kwargs: Any) -> None:
    """The host's command line, or a program administrator of the organisation."""
    if not (by.is_system or by.has_role(Role.PROGRAM_ADMINISTRATOR)) or not by.organisation_id:
        raise NotPermitted(_("A program administrator does this."))
    policy.check_same_organisation(by=by, organisation=plan.organisation)


@command("people.import_people", check=check_can_import, announces="people.people_imported")
def import_people(*, plan: ImportPlan, by: Actor, tell: Tell = Silent) -> ImportDone:
    """
    This function will write what a plan says, with one audit event for each person and enrolment.

    It is the bulk form of adding, changing and enrolling people. One transaction: when anything
    goes wrong, nothing of it stays. The columns of the file are remembered.
    """
    audits = Audits(by)
    remember_columns(plan, by)
    new = _add(plan, audits, tell)
    _change(plan.to_change, audits, tell)
    done = import_stays.write(plan, new, audits, tell)
    tables = {
        "persons": len(new) + len(plan.to_change),
        "enrolments": done.enrolments,
        "enrolment_statuses": done.statuses,
        "programs": done.programs,
    }
    audits.flush()
    return ImportDone({**tables, "audit_events": audits.count})


def remember_columns(plan: ImportPlan, by: Actor) -> None:
    """This function will keep how the columns of such a file were read, for the next time."""
    rows = ColumnMapping.objects.scoped(by)
    digest = digest_of(plan.source.headers)
    row = rows.filter(headers_digest=digest).first()
    if row is None:
        ColumnMapping.objects.create(
            organisation=plan.organisation, headers_digest=digest, mapping=plan.source.columns
        )
    elif row.mapping != plan.source.columns:
        row.mapping = plan.source.columns
        row.save(update_fields=["mapping"])


def _add(plan: ImportPlan, audits: Audits, tell: Tell) -> dict[int, uuid.UUID]:
    ids: dict[int, uuid.UUID] = {}
    same = {"organisation_id": plan.organisation.pk, "created_at": clock.now()}
    for chunk in chunks(plan.to_add):
        rows = [_new_person(plan, person) for person in chunk]
        insert(Person, rows, same)
        audits.add("people.add_person", "people.Person", [(row["id"], row["id"]) for row in rows])
        ids.update((p.line, row["id"]) for p, row in zip(chunk, rows, strict=True))
        tell(_("Adding people"), len(ids), len(plan.to_add))
    return ids


def _new_person(plan: ImportPlan, person: ImportedPerson) -> dict[str, Any]:
    values = values_of(person)
    values["language"] = values["language"] or plan.organisation.language
    return {
        "id": new_id(),
        "external_id": person.external_id,
        "time_zone": _zone(person.zip) or plan.organisation.time_zone,
        **values,
    }


def _zone(zip: str) -> str:
    place = place_of(zip) if zip else None
    return place.zone if place else ""


def _change(changes: list[PersonChange], audits: Audits, tell: Tell) -> None:
    for done, change in enumerate(changes, 1):
        person, fields = change.person, dict(change.fields)
        if zone := _zone(fields.get("zip", "")):
            fields["time_zone"] = zone
        for name, text in fields.items():
            setattr(person, name, text)
        # The two indexes follow the names and the birth date.
        person.save(update_fields=[*fields, "name_index", "identity_index"])
        audits.add("people.change_person", "people.Person", [(person.pk, person.pk)])
        if done % 100 == 0 or done == len(changes):
            tell(_("Changing people"), done, len(changes))
