"""Propose a coach; both say yes or one says no."""

import uuid

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import Conflict, NotPermitted
from alongside.core.saving import refuse_again, save_once
from alongside.matching import events, policy
from alongside.matching.commands.marks import mark
from alongside.matching.models import Answer, Proposal, Request
from alongside.matching.models.proposal import PERSON
from alongside.matching.models.request import CloseReason
from alongside.matching.queries import unavailable
from alongside.people.commands.assignments import assign_coach
from alongside.people.models import Membership


@command("matching.propose", check=policy.check_can_propose, announces=events.PROPOSED)
def propose(
    *, request: Request, coach: Membership, by: Actor, id: uuid.UUID | None = None
) -> Proposal:
    """
    This function will propose a coach for a request; coach and person are then asked.

    :raises NotPermitted: when the coach is not available for this person; nobody is told why
    :raises Conflict: when the request is closed, or somebody is proposed already
    """
    refuse_again(Proposal, id, by=by, request_id=request.pk)
    held = Request.objects.scoped(by).select_for_update(of=("self",)).get(pk=request.pk)
    if held.closed_at is not None:
        raise Conflict(_("This request is closed."))
    open_rows = Proposal.objects.scoped(by).filter(request=request, closed_at__isnull=True)
    if open_rows.exists():
        raise Conflict(_("A coach is proposed already. Wait for the answers."))
    if coach.pk in unavailable.for_request(by=by, request=request):
        raise NotPermitted(_("This coach is not available for this person."))
    proposal = Proposal(
        organisation_id=request.organisation_id,
        request=request,
        person_id=request.person_id,
        coach=coach,
        proposed_at=clock.now(),
        by_membership_id=by.membership_id,
        created_at=clock.now(),
    )
    return save_once(proposal, id=id, by=by)


@command("matching.answer_proposal", check=policy.check_can_answer, announces=events.ANSWERED)
def answer(
    *,
    proposal: Proposal,
    is_yes: bool,
    by: Actor,
    told_staff: bool = False,
    is_apart: bool = False,
) -> Answer:
    """
    This function will keep one side's yes or no.

    `is_apart` goes with a no: these two are not to be matched again, and why is not asked.
    `told_staff`: the person said it to the supervisor who writes it down. When both said yes the
    coach is assigned and the request closed; a no closes the proposal and the request waits on.

    :raises Conflict: when the proposal is over, or this side said something else before
    """
    side = PERSON if told_staff else policy.side_of(by, proposal)
    rows = Proposal.objects.scoped(by).select_related("request", "person", "coach")
    held = rows.select_for_update(of=("self",)).get(pk=proposal.pk)
    given = {one.side: one for one in Answer.objects.scoped(by).filter(proposal=held)}
    if side in given:
        _refuse_another(given[side], is_yes)
    if held.closed_at is not None:
        raise Conflict(_("This was settled before. Nothing is changed."))
    row = Answer.objects.create(
        organisation_id=held.organisation_id,
        proposal=held,
        person_id=held.person_id,
        side=side,
        is_yes=is_yes,
        at=clock.now(),
        told_staff=told_staff,
        by_membership_id=by.membership_id,
        created_at=clock.now(),
    )
    if is_apart and not is_yes:
        mark(person=held.person, coach=held.coach, by=by)
    if not is_yes:
        _close(held)
    elif given:
        _agree(held)
    return row


def _refuse_another(before: Answer, is_yes: bool) -> None:
    if before.is_yes == is_yes:
        raise AlreadyDone(before)
    raise Conflict(_("There is an answer already. Talk with the supervisor to change it."))


def _close(proposal: Proposal) -> None:
    proposal.closed_at = clock.now()
    proposal.save(update_fields=["closed_at"])


def _agree(proposal: Proposal) -> None:
    # Nobody assigns alone: it is the program that acts on two answers.
    system = Actor.system(proposal.organisation_id, purpose="both said yes")
    assign_coach(person=proposal.person, coach=proposal.coach, by=system)
    _close(proposal)
    request = proposal.request
    request.closed_at, request.close_reason = clock.now(), CloseReason.AGREED
    request.save(update_fields=["closed_at", "close_reason"])
