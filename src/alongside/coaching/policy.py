"""Who may do what in coaching. Plans have their own checks in `policy_plans`."""

import uuid
from typing import Any

from django.utils.translation import gettext as _

from alongside.coaching.models import Contact
from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound, NotPermitted
from alongside.people import policy as people
from alongside.people.models import Membership, Person
from alongside.people.queries import persons


def _check_visible(by: Actor, person_id: uuid.UUID) -> None:
    if not persons.is_visible_to(by=by, person_id=person_id):
        raise NotFound(_("There is nothing here."))


def check_can_work_with(*, by: Actor, person: Person, **_kwargs: Any) -> None:
    """A coach who serves or covers the person, a supervisor of their program, or the system."""
    people.check_can_work_with(by=by, person=person)


def check_can_log_contact(
    *, by: Actor, person: Person, coach: Membership | None = None, **_kwargs: Any
) -> None:
    """
    Whoever works with the person, in their own name; the system in a coach's.

    :raises NotPermitted: for a contact in somebody else's name
    """
    people.check_can_work_with(by=by, person=person)
    if coach is not None and not by.is_system and coach.pk != by.membership_id:
        raise NotPermitted(_("You can log your own contacts only."))


def check_can_sign(*, by: Actor, contact: Contact, **_kwargs: Any) -> None:
    """Only whoever wrote the note, or the system."""
    _check_visible(by, contact.person_id)
    if not by.is_system and contact.coach_id != by.membership_id:
        raise NotPermitted(_("Only the person who wrote a note can sign it."))


def check_can_add_to_note(*, by: Actor, contact: Contact, **_kwargs: Any) -> None:
    """Whoever works with the person the note is about."""
    _check_visible(by, contact.person_id)
    if by.has_role(Role.PARTICIPANT):
        raise NotPermitted(_("Add your own words instead."))


def check_can_add_own_words(*, by: Actor, contact: Contact, **_kwargs: Any) -> None:
    """Only the person the note is about."""
    _check_visible(by, contact.person_id)
    if by.person_id != contact.person_id:
        raise NotPermitted(_("Only the person can do this."))


def check_speaks_for_self(*, by: Actor, person: Person, **_kwargs: Any) -> None:
    """The person themself; the system for what an import or a phone line brings from them."""
    if by.is_system:
        people.check_can_see_person(by=by, person=person)
    else:
        people.check_is_the_person(by=by, person=person)


def check_can_ask_for_call(*, by: Actor, person: Person, **_kwargs: Any) -> None:
    """The person, or whoever works with them and heard it from them."""
    people.check_can_see_person(by=by, person=person)


def check_can_set_rules(*, by: Actor, **rows: Any) -> None:
    """A program administrator of the organisation, or the system."""
    people.check_can_manage_staff(by=by, **rows)


def can_sign(*, by: Actor, contact: Contact) -> bool:
    """This function will answer whether the actor may sign this note now."""
    return contact.signed_at is None and contact.coach_id == by.membership_id
