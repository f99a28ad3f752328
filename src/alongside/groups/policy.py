"""Who may do what in groups. A stranger's answer is the answer for nothing there."""

import hmac
from typing import Any

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound, NotPermitted
from alongside.groups import tokens
from alongside.groups.models import Group, GroupCoach, GroupSession, Proof, Seat
from alongside.groups.who import member_of, person_of
from alongside.people import policy as people
from alongside.people.models import Enrolment, Person, Program, ProgramStaff


def leads(by: Actor, group: Group) -> bool:
    """This function will tell whether the actor is one of the coaches who lead the group."""
    rows = GroupCoach.objects.scoped(by).filter(group_id=group.pk, coach_id=by.membership_id)
    return by.has_role(Role.COACH) and rows.exists()


def check_leads(*, by: Actor, group: Group, **_kwargs: Any) -> None:
    """
    A coach who leads the group, or the system.

    :raises NotFound: for everybody else
    """
    if not (leads(by, group) or (by.is_system and by.organisation_id == group.organisation_id)):
        raise NotFound(_("There is nothing here."))


def looks_after(by: Actor, group: Group) -> bool:
    """This function will tell whether the actor supervises the program of the group."""
    rows = ProgramStaff.objects.scoped(by).filter(
        program_id=group.program_id, membership_id=member_of(by)
    )
    return by.has_role(Role.SUPERVISOR) and rows.exists()


def check_can_hand_over(*, by: Actor, group: Group, **_kwargs: Any) -> None:
    """Whoever leads the group, or supervises its program: a coach who left leads nothing."""
    if not (by.has_role(Role.SUPERVISOR) and looks_after(by, group)):
        check_leads(by=by, group=group)


def check_leads_session(*, by: Actor, session: GroupSession, **_kwargs: Any) -> None:
    """Whoever leads the group of the session."""
    check_leads(by=by, group=session.group)


def check_can_start_group(*, by: Actor, program: Program, **_kwargs: Any) -> None:
    """
    A coach of the program, or the system.

    :raises NotFound: for everybody else
    """
    if by.is_system and by.organisation_id == program.organisation_id:
        return
    rows = ProgramStaff.objects.scoped(by).filter(program=program, membership_id=member_of(by))
    if not (by.has_role(Role.COACH) and rows.exists()):
        raise NotFound(_("There is nothing here."))


def check_can_invite(*, by: Actor, group: Group, person: Person, **_kwargs: Any) -> None:
    """Whoever leads the group, for a person they work with."""
    check_leads(by=by, group=group)
    people.check_can_work_with(by=by, person=person)


def check_can_join(*, by: Actor, person: Person, group: Group, **_kwargs: Any) -> None:
    """
    The person themself: invited, or in the program of an open group.

    :raises NotFound: for everybody else, and for a group that is over
    """
    people.check_is_the_person(by=by, person=person)
    if group.ended_at is not None or not (_is_invited(by, group) or _may_walk_in(by, group)):
        raise NotFound(_("There is nothing here."))


def _is_invited(by: Actor, group: Group) -> bool:
    # Also somebody who joined already: sending the form twice is no refusal.
    rows = Seat.objects.scoped(by).filter(group=group, person_id=person_of(by))
    return rows.filter(ended_at__isnull=True).exists()


def _may_walk_in(by: Actor, group: Group) -> bool:
    rows = Enrolment.objects.scoped(by).filter(person_id=person_of(by))
    return group.is_open and rows.filter(program_id=group.program_id).exists()


def check_has_seat(*, by: Actor, seat: Seat, **_kwargs: Any) -> None:
    """
    The person whose place it is.

    :raises NotFound: for everybody else
    """
    if by.person_id is None or by.person_id != seat.person_id:
        raise NotFound(_("There is nothing here."))


def check_can_end_seat(*, by: Actor, seat: Seat, **_kwargs: Any) -> None:
    """The person, with no reason; or a coach who leads the group."""
    if by.person_id is not None and by.person_id == seat.person_id:
        return
    check_leads(by=by, group=seat.group)


def check_can_mark_present(*, by: Actor, session: GroupSession, seat: Seat, **_kwargs: Any) -> None:
    """
    Whoever leads, the person by their own link, or the system for the page at the door.

    :raises NotFound: for everybody else, and for a place in another group
    """
    if seat.group_id != session.group_id or seat.organisation_id != by.organisation_id:
        raise NotFound(_("There is nothing here."))
    if by.person_id is None or by.person_id != seat.person_id:
        check_leads(by=by, group=session.group)


def check_door(*, session: GroupSession, door: str, **_kwargs: Any) -> None:
    """
    Whoever stands at the page of this door while it is open; nobody signs in there.

    :raises NotFound: for a secret that is not this session's, or is good no more
    """
    digest = tokens.link_hash(session.organisation_id, "door", door)
    is_open = session.door_until is not None and clock.now() <= session.door_until
    if not (is_open and hmac.compare_digest(digest, session.door_hash)):
        raise NotFound(_("There is nothing here."))


def check_can_set_rules(*, by: Actor, program: Program, **_kwargs: Any) -> None:
    """
    A program administrator, or the system.

    :raises NotPermitted: for everybody else of the organisation
    """
    people.check_can_manage_staff(by=by, program=program)


def check_can_write_guide(*, by: Actor, program: Program, **_kwargs: Any) -> None:
    """A coach of the program writes its guides."""
    check_can_start_group(by=by, program=program)


def check_is_the_person(*, by: Actor, person: Person, **_kwargs: Any) -> None:
    """
    The person alone.

    :raises NotPermitted: for those who may see but not speak for them
    """
    people.check_is_the_person(by=by, person=person)
    if by.is_system:
        raise NotPermitted(_("Only the person can do this."))


def check_owns_proof(*, by: Actor, proof: Proof, **_kwargs: Any) -> None:
    """
    The person who made it.

    :raises NotFound: for everybody else
    """
    if by.person_id is None or by.person_id != proof.person_id:
        raise NotFound(_("There is nothing here."))
