"""A person's own copy of their record: as data, and as a document to read (HS-09, P2-65)."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from alongside.core import audit, clock
from alongside.core.actor import Actor
from alongside.people.models import Organisation, Person
from alongside.people.policy import check_is_the_person
from alongside.people.queries import persons
from alongside.privacy.presenters.looks import look_line
from alongside.privacy.queries import looks
from alongside.privacy.record import rows, wording
from alongside.privacy.record.rows import Part
from alongside.ui import paper

PDF, JSON = "pdf", "json"


@dataclass(frozen=True, slots=True)
class Copy:
    """Everything that is kept about a person, at one moment."""

    person: Person
    organisation: Organisation
    parts: list[Part]
    looked: list[str]


def taken(person_id: Any, *, form: str, by: Actor) -> Copy:
    """
    This function will gather a person's record for the person themself, and write that down.

    :raises NotFound: for everybody else
    :raises NotPermitted: for those who may read it but not take it away
    """
    person = persons.get(person_id, by=by)
    check_is_the_person(by=by, person=person)
    organisation = Organisation.objects.get(pk=person.organisation_id)
    parts = rows.gathered(person, by=by)
    with timezone.override(person.time_zone):
        looked = [s for look in looks.all_of(person, by=by) for s in look_line(look).sentences]
    audit.record(
        by=by,
        action="record.exported",
        object=person,
        person_id=person.pk,
        detail={"form": form, "rows": sum(len(part.rows) for part in parts)},
    )
    return Copy(person, organisation, parts, looked)


def as_json(copy: Copy) -> bytes:
    """This function will write the copy as JSON, field by field under their names."""
    told = {
        "made_at": clock.now().isoformat(),
        "from": copy.organisation.name,
        "reminder": reminder(),
        "record": {part.label: [rows.data(row) for row in part.rows] for part in copy.parts},
        "who_looked": copy.looked,
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def as_pdf(copy: Copy, *, language: str) -> bytes:
    """This function will draw the copy as a document in whole words."""
    with translation.override(language), timezone.override(copy.person.time_zone):
        context = {
            "name": copy.person.full_name,
            "organisation": copy.organisation,
            "at": clock.now(),
            "reminder": reminder(),
            "parts": [wording.shown(part) for part in copy.parts if part.rows],
            "looked": copy.looked,
        }
        return paper.pdf("privacy/paper/record.html", context, language=language)


def reminder() -> str:
    """This function will give the words that go with every copy (P2-65, 42 CFR 2.23)."""
    return _(
        "Federal law protects this record (42 CFR part 2). What you get through your right to see"
        " your own record may not be used to charge you with a crime or to investigate you for"
        " one. You choose whom you show it."
    )
