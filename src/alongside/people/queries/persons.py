"""Whom the actor may see: the one place that decides."""

import uuid

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from alongside.core import audit
from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound
from alongside.people.models import Assignment, Enrolment, Person


def visible_to(by: Actor) -> QuerySet[Person]:
    """
    This function will give the persons the actor may see.

    A participant: themself. A coach: those they serve or cover now. A supervisor: those enrolled
    in the programs they work in. The system: all of the organisation. Everybody else: nobody.
    """
    rows = Person.objects.scoped(by)
    if by.is_system:
        return rows
    if by.person_id is not None and by.has_role(Role.PARTICIPANT):
        return rows.filter(pk=by.person_id)
    if by.membership_id is None:
        return rows.none()
    if by.has_role(Role.COACH):
        serves = Assignment._base_manager.filter(
            person_id=OuterRef("pk"), coach_id=by.membership_id, until_at__isnull=True
        )
        return rows.filter(Exists(serves))
    if by.has_role(Role.SUPERVISOR):
        enrolled = Enrolment._base_manager.filter(
            person_id=OuterRef("pk"), program__staff__membership_id=by.membership_id
        )
        return rows.filter(Exists(enrolled))
    return rows.none()


def is_visible_to(*, by: Actor, person_id: uuid.UUID) -> bool:
    """This function will tell whether the actor may see this person, in one query at most."""
    if by.has_role(Role.PARTICIPANT):
        return by.person_id == person_id
    return visible_to(by).filter(pk=person_id).exists()


def get(person_id: uuid.UUID, *, by: Actor) -> Person:
    """
    This function will find a person for somebody who may see them.

    A refusal is written down, so that the person sees who tried (AV-19); a stranger and an id
    that is nobody's take the same work and get the same answer.

    :raises NotFound: for a stranger and for an id that is nobody's, the same
    """
    person = visible_to(by).filter(pk=person_id).first()
    if person is None:
        somebody = Person.objects.scoped(by).filter(pk=person_id).exists()
        refused = person_id if somebody else None
        audit.record(by=by, action="record.read", person_id=refused, outcome=audit.REFUSED)
        raise NotFound(_("There is nothing here."))
    return person
