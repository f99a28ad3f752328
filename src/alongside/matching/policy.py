"""Who may ask, propose, answer and mark."""

from typing import Any

from django.utils.translation import gettext as _

from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound, NotPermitted
from alongside.matching.models import Proposal, Request
from alongside.matching.models.proposal import COACH, PERSON
from alongside.people import policy as people
from alongside.people.models import Membership, Person


def check_can_ask(*, by: Actor, person: Person | None = None, **rows: Any) -> None:
    """
    Anybody for somebody new; for a person who is here: they themself, or who works with them.

    :raises NotFound: for a stranger's person, and for rows of another organisation
    """
    people.check_same_organisation(by=by, person=person, coach=rows.get("wished_coach"))
    if person is not None:
        people.check_can_see_person(by=by, person=person)
    elif by.has_role(Role.PARTICIPANT):
        raise NotFound(_("There is nothing here."))
    else:
        people.check_can_add_person(by=by)


def check_is_the_person(*, by: Actor, person: Person, **_kwargs: Any) -> None:
    """The person themself, who needs no reason (NC-09)."""
    people.check_is_the_person(by=by, person=person)


def check_can_handle(*, by: Actor, request: Request, **rows: Any) -> None:
    """A supervisor of the person's program, or the system."""
    people.check_same_organisation(by=by, coach=rows.get("coach"))
    people.check_can_supervise(by=by, person=request.person)


def check_can_withdraw(*, by: Actor, request: Request, **_kwargs: Any) -> None:
    """The person, or a supervisor who was told."""
    people.check_can_see_person(by=by, person=request.person)
    if by.person_id != request.person_id:
        people.check_can_supervise(by=by, person=request.person)


def check_can_close(*, by: Actor, request: Request, **_kwargs: Any) -> None:
    """A supervisor of the person's program, or the system."""
    people.check_can_supervise(by=by, person=request.person)


def check_can_answer(
    *, by: Actor, proposal: Proposal, told_staff: bool = False, **_kwargs: Any
) -> None:
    """
    The proposed coach, the person, or a supervisor who writes down what the person said.

    :raises NotFound: for everybody else
    """
    if told_staff:
        people.check_can_supervise(by=by, person=proposal.person)
    elif side_of(by, proposal) == "":
        raise NotFound(_("There is nothing here."))


def side_of(by: Actor, proposal: Proposal) -> str:
    """This function will tell on whose side of a proposal an actor is: person, coach or neither."""
    if by.has_role(Role.COACH) and by.membership_id == proposal.coach_id:
        return COACH
    if by.has_role(Role.PARTICIPANT) and by.person_id == proposal.person_id:
        return PERSON
    return ""


def check_can_mark(*, by: Actor, person: Person, coach: Membership, **_kwargs: Any) -> None:
    """
    The person about any coach here; a coach about somebody they serve or were proposed for.

    :raises NotFound: for everybody else
    """
    people.check_same_organisation(by=by, person=person, coach=coach)
    if by.has_role(Role.PARTICIPANT) and by.person_id == person.pk:
        return
    if by.has_role(Role.COACH) and by.membership_id == coach.pk:
        proposed = Proposal.objects.scoped(by).filter(person=person, coach=coach)
        if proposed.exists() or people.can_see_person(by=by, person=person):
            return
    raise NotFound(_("There is nothing here."))


def check_can_propose(*, by: Actor, request: Request, coach: Membership, **_kwargs: Any) -> None:
    """
    A supervisor of the person's program, for a coach who works here.

    :raises NotPermitted: for somebody who is no coach here any more
    """
    check_can_handle(by=by, request=request, coach=coach)
    if coach.role != Role.COACH or coach.ended_at is not None:
        raise NotPermitted(_("Choose a coach who works here."))
