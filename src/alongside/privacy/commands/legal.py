"""Take a legal request in, and move it on; nothing leaves before order and mandate (P2-58)."""

import datetime as dt
import uuid
from collections.abc import Collection

from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.errors import BadInput, Conflict, NotFound
from alongside.core.saving import save_once
from alongside.people.models import Person
from alongside.privacy import legal, packets, policy_disclosing
from alongside.privacy.models import LegalRequest, LegalStep, Recipient
from alongside.privacy.models.legal import LegalKind, LegalState
from alongside.privacy.models.recipient import RecipientKind
from alongside.privacy.queries.legal import state_of

# State -> the field in which what was found goes, in words.
FOUND = {
    LegalState.WITH_COUNSEL: "counsel",
    LegalState.ORDER_VERIFIED: "order_words",
    LegalState.MANDATE_VERIFIED: "mandate_words",
    LegalState.PATIENT_NOTIFIED: "notice_words",
}


@command("privacy.take_legal_request", check=policy_disclosing.check_can_take_request)
def take(
    *,
    kind: str,
    asked_by: str,
    words: str,
    by: Actor,
    due_on: dt.date | None = None,
    id: uuid.UUID | None = None,
) -> LegalRequest:
    """This function will write a request down: who asks for what, how, and by when."""
    if by.organisation_id is None:
        raise NotFound(_("There is nothing here."))
    row = LegalRequest(
        organisation_id=by.organisation_id,
        kind=inputs.one_of(kind, LegalKind.values, "kind"),
        asked_by=inputs.words(asked_by, "asked_by", needed=True),
        words=inputs.words(words, "words", needed=True),
        due_on=due_on,
        taken_by_id=inputs.author(by),
    )
    saved = save_once(row, by=by, id=id, typed=("kind", "asked_by", "words", "due_on"))
    _step(saved, LegalState.RECEIVED, "", by)
    return saved


@command("privacy.name_person_in_request", check=policy_disclosing.check_can_move_request)
def name_person(*, request: LegalRequest, person: Person, by: Actor) -> LegalRequest:
    """
    This function will say whom a request is about, which nobody outside is told.

    :raises Conflict: once the order was verified
    """
    held = _held(request, by=by)
    policy_disclosing.check_is_officer(by=by, person=person)
    if state_of(held, by=by) not in (LegalState.RECEIVED, LegalState.WITH_COUNSEL):
        raise Conflict(_("The order was verified for somebody. Take the request in anew."))
    held.person = person
    held.save(update_fields=["person"])
    return held


@command("privacy.move_legal_request", check=policy_disclosing.check_can_move_request)
def move(
    *,
    request: LegalRequest,
    state: str,
    words: str,
    by: Actor,
    recipient: Recipient | None = None,
    categories: Collection[str] = (),
    criteria: Collection[str] = (),
) -> LegalRequest:
    """
    This function will move a request to its next state, with what was found in words.

    :raises Conflict: for a state that does not follow, and for what only the export itself sets
    :raises BadInput: when an order is verified without a person, a recipient or what it reaches
    """
    held = _held(request, by=by)
    now = state_of(held, by=by)
    if state == LegalState.EXPORTED or not legal.may_follow(now, state):
        raise Conflict(_("This is not the next step."))
    found = inputs.words(words, "words", needed=True)
    if state in FOUND:
        setattr(held, FOUND[LegalState(state)], found)
    if state == LegalState.ORDER_VERIFIED:
        _bind(held, recipient, categories, criteria)
    held.save()
    _step(held, state, found, by)
    return held


def exported(*, request: LegalRequest, by: Actor) -> None:
    """This function will note, beside the entry of the ledger, that something was handed over."""
    _step(request, LegalState.EXPORTED, "", by)


def _bind(
    held: LegalRequest,
    recipient: Recipient | None,
    categories: Collection[str],
    criteria: Collection[str],
) -> None:
    """What the order reaches, for whom and of whom: nothing else leaves under it."""
    if held.person_id is None:
        raise BadInput(_("Say first whom this is about."), field="state")
    if recipient is None or recipient.kind not in (RecipientKind.COURT, RecipientKind.AUTHORITY):
        raise BadInput(_("Choose the court or office that gets it."), field="recipient")
    held.recipient = recipient
    held.categories = packets.check(categories)
    held.criteria = inputs.some_of(criteria, legal.CRITERIA, "criteria")
    if not held.categories:
        raise BadInput(_("Choose what the order reaches."), field="categories")
    if not held.criteria:
        raise BadInput(_("Choose the section that counsel found to hold."), field="criteria")


def _step(request: LegalRequest, state: str, reason: str, by: Actor) -> None:
    now = clock.now()
    rows = LegalStep.objects.scoped(by).filter(request=request, until__isnull=True)
    rows.update(until=now)
    LegalStep.objects.create(
        organisation_id=request.organisation_id,
        request=request,
        state=state,
        at=now,
        reason=reason,
        by_membership_id=by.membership_id,
    )


def _held(request: LegalRequest, *, by: Actor) -> LegalRequest:
    return LegalRequest.objects.scoped(by).select_for_update().get(pk=request.pk)
