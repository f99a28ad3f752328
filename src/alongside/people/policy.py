"""Who may do what with people. Checks come in pairs: `check_can_x` raises, `can_x` answers."""

import uuid
from typing import Any

from django.utils.translation import gettext as _

from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound, NotPermitted
from alongside.people.models import Enrolment, Membership, Organisation, Person, Program
from alongside.people.queries import persons


def check_can_see_person(*, by: Actor, person: Person, **_kwargs: Any) -> None:
    """
    The person, a coach who serves or covers them, a supervisor of their program, the system.

    :raises NotFound: for everybody else, as if there were nobody (P2-06, AV-02)
    """
    if not persons.is_visible_to(by=by, person_id=person.pk):
        raise NotFound(_("There is nothing here."))


def can_see_person(*, by: Actor, person: Person) -> bool:
    """This function will answer whether the actor may see the person's record."""
    return persons.is_visible_to(by=by, person_id=person.pk)


def check_can_work_with(*, by: Actor, person: Person, **_kwargs: Any) -> None:
    """
    A coach who serves or covers the person, or a supervisor of their program, or the system.

    :raises NotFound: for a stranger
    :raises NotPermitted: for the person themself
    """
    check_can_see_person(by=by, person=person)
    if by.has_role(Role.PARTICIPANT):
        raise NotPermitted(_("Your coach does this with you."))


def check_is_the_programs_own(*, by: Actor, **_rows: Any) -> None:
    """
    The program's own work: jobs, what follows from news, and what a link's holder does.

    :raises NotFound: for everybody who is somebody
    """
    if not by.is_system:
        raise NotFound(_("There is nothing here."))


def check_is_the_person(*, by: Actor, person: Person, **_kwargs: Any) -> None:
    """
    Only the person themself.

    :raises NotFound: for everybody else who may not see them
    :raises NotPermitted: for those who may see but not speak for them
    """
    check_can_see_person(by=by, person=person)
    if by.person_id != person.pk:
        raise NotPermitted(_("Only the person can do this."))


def check_can_supervise(*, by: Actor, person: Person, **_kwargs: Any) -> None:
    """
    A supervisor of the person's program, or the system.

    :raises NotPermitted: also for a supervisor who only opened the record in an emergency
    """
    check_can_see_person(by=by, person=person)
    if by.has_role(Role.SUPERVISOR) and not persons.served_by(by).filter(pk=person.pk).exists():
        raise NotPermitted(_("A supervisor of their program does this."))
    if not (by.has_role(Role.SUPERVISOR) or by.is_system):
        raise NotPermitted(_("A supervisor does this."))


def check_same_organisation(*, by: Actor, **rows: Any) -> None:
    """
    Every row handed in belongs to the actor's organisation.

    :raises NotFound: when one does not
    """
    if by.organisation_id is None and by.is_system:
        return
    flat = [r for value in rows.values() for r in (value if isinstance(value, list) else [value])]
    if any(_owner(row, by.organisation_id) != by.organisation_id for row in flat):
        raise NotFound(_("There is nothing here."))


def _owner(row: object, default: uuid.UUID | None) -> uuid.UUID | None:
    if isinstance(row, Organisation):
        return row.pk
    return getattr(row, "organisation_id", default)


def check_can_manage_staff(*, by: Actor, **rows: Any) -> None:
    """A program administrator of the organisation, or the system."""
    if not (by.has_role(Role.PROGRAM_ADMINISTRATOR) or by.is_system):
        raise NotPermitted(_("A program administrator does this."))
    check_same_organisation(by=by, **rows)


def check_can_add_person(*, by: Actor, **rows: Any) -> None:
    """Staff who meet people, a visitor who asks for support, or the system."""
    staff = by.has_role(Role.COACH, Role.SUPERVISOR, Role.PARTNER, Role.PROGRAM_ADMINISTRATOR)
    if not (staff or by.is_system or by.kind == "public") or by.organisation_id is None:
        raise NotPermitted(_("You cannot add people here."))
    check_same_organisation(by=by, **rows)


def check_can_enrol(*, by: Actor, person: Person, program: Program, **_kwargs: Any) -> None:
    """
    Whoever may add people, for a person they just added or may see anyway.

    :raises NotFound: for somebody else's person
    """
    check_can_add_person(by=by, person=person, program=program)
    if can_see_person(by=by, person=person):
        return
    if Enrolment.objects.scoped(by).filter(person=person).exists():
        raise NotFound(_("There is nothing here."))


def check_can_change_enrolment(*, by: Actor, enrolment: Enrolment, **_kwargs: Any) -> None:
    """Whoever works with the person."""
    check_can_work_with(by=by, person=enrolment.person)


def check_can_assign(*, by: Actor, person: Person, coach: Membership, **_kwargs: Any) -> None:
    """
    A supervisor of the person's program, or the system after both said yes.

    :raises NotPermitted: when the one to be assigned is not a working coach
    """
    check_can_supervise(by=by, person=person)
    check_same_organisation(by=by, coach=coach)
    if coach.role != Role.COACH or coach.ended_at is not None:
        raise NotPermitted(_("Choose a coach who works here."))
