"""Who may do what with consents. Checks raise with a reason, `can_x` answers for templates."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound, NotPermitted
from alongside.people import policy as people
from alongside.people.models import Person
from alongside.privacy import elements
from alongside.privacy.models import Ask, Consent

# Peers never see what a clinician keeps apart; whoever holds a recorded clinical licence is known
# to a higher domain, which says so here (P2-26). As long as none does, nobody is offered the kind.
_licences: list[Callable[[Actor], bool]] = []


def recognise_licence(holds: Callable[[Actor], bool]) -> Callable[[Actor], bool]:
    """This function will register how a recorded clinical licence is known."""
    _licences.append(holds)
    return holds


def can_offer_kind(kind: str, *, by: Actor) -> bool:
    """This function will answer whether the actor may make a form of this kind."""
    if kind != elements.COUNSELING_NOTES:
        return True
    if by.has_role(Role.COACH):
        return False
    return by.is_system or any(holds(by) for holds in _licences)


def check_can_draft(*, by: Actor, person: Person, kind: str, **_kwargs: Any) -> None:
    """
    Whoever works with the person; counseling notes only with a recorded clinical licence.

    :raises NotFound: for a stranger
    :raises NotPermitted: for a coach who asks for the form on counseling notes (P2-26)
    """
    people.check_can_work_with(by=by, person=person)
    if not can_offer_kind(kind, by=by):
        raise NotPermitted(_("This form is for those with a recorded clinical license."))


def check_can_sign(*, by: Actor, consent: Consent, **_kwargs: Any) -> None:
    """The person themself, or whoever works with them and attests in person who signs (ES-03)."""
    people.check_can_see_person(by=by, person=consent.person)


def check_can_revoke(*, by: Actor, consent: Consent, **_kwargs: Any) -> None:
    """The person themself, or whoever works with them and was told (P2-29, P2-30)."""
    people.check_can_see_person(by=by, person=consent.person)


def check_can_note_event(*, by: Actor, consent: Consent, **_kwargs: Any) -> None:
    """Whoever works with the person."""
    people.check_can_work_with(by=by, person=consent.person)


def check_can_add_recipient(*, by: Actor, **rows: Any) -> None:
    """Staff who make forms with people, those of the desks, or the system."""
    roles = (Role.COACH, Role.SUPERVISOR, Role.PROGRAM_ADMINISTRATOR, Role.PRIVACY_OFFICER)
    if not (by.has_role(*roles) or by.is_system):
        raise NotPermitted(_("Your coach or a program administrator does this."))
    people.check_same_organisation(by=by, **rows)


def check_can_manage_recipient(*, by: Actor, **rows: Any) -> None:
    """A program administrator of the organisation, or the system."""
    people.check_can_manage_staff(by=by, **rows)


def check_can_answer_ask(*, by: Actor, ask: Ask, **_kwargs: Any) -> None:
    """
    The privacy officer of the organisation alone: a complaint may be about anybody else (P2-68).

    :raises NotFound: for everybody else, as if there were nothing
    """
    if not by.has_role(Role.PRIVACY_OFFICER) or ask.organisation_id != by.organisation_id:
        raise NotFound(_("There is nothing here."))


def check_is_own_ask(*, by: Actor, ask: Ask, **_kwargs: Any) -> None:
    """
    The person who asked.

    :raises NotFound: for everybody else
    """
    if by.person_id is None or by.person_id != ask.person_id:
        raise NotFound(_("There is nothing here."))
