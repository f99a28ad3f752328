"""Whom the actor may see: the one place that decides."""

import datetime as dt
import uuid

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from alongside.core import audit, clock
from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound
from alongside.people.models import Assignment, EmergencyAccess, Enrolment, Person


def visible_to(by: Actor, *, now: dt.datetime | None = None) -> QuerySet[Person]:
    """
    This function will give the persons the actor may see.

    A participant: themself. A coach: those they serve or cover now. A supervisor: those enrolled
    in the programs they work in. A coach or supervisor also whomever they opened in an emergency
    within the hour (HS-02). The system: all of the organisation. Everybody else: nobody. `now`
    is for statements that are kept (core.prepared); else it is the clock's.
    """
    if by.membership_id is not None and by.has_role(Role.COACH, Role.SUPERVISOR):
        opened = EmergencyAccess._base_manager.filter(
            person_id=OuterRef("pk"),
            membership_id=by.membership_id,
            until_at__gt=now or clock.now(),
        )
        return Person.objects.scoped(by).filter(_served(by) | Exists(opened))
    return served_by(by)


def served_by(by: Actor) -> QuerySet[Person]:
    """This function will give the persons the actor sees by their work, emergencies left out."""
    rows = Person.objects.scoped(by)
    if by.is_system:
        return rows
    if by.person_id is not None and by.has_role(Role.PARTICIPANT):
        return rows.filter(pk=by.person_id)
    if by.membership_id is None:
        return rows.none()
    if by.has_role(Role.COACH, Role.SUPERVISOR):
        return rows.filter(_served(by))
    return rows.none()


def _served(by: Actor) -> Exists:
    if by.has_role(Role.COACH):
        return Exists(
            Assignment._base_manager.filter(
                person_id=OuterRef("pk"), coach_id=by.membership_id, until_at__isnull=True
            )
        )
    return Exists(
        Enrolment._base_manager.filter(
            person_id=OuterRef("pk"), program__staff__membership_id=str(by.membership_id)
        )
    )


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
