"""Ask for something about one's record; extend, answer, disagree (HS-09, HS-10, P2-39, P2-68)."""

import uuid

from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput, Conflict
from alongside.core.saving import save_once
from alongside.people import policy as people
from alongside.people.models import Person
from alongside.privacy import asks_rules as rules
from alongside.privacy import policy
from alongside.privacy.models import Ask, AskState
from alongside.privacy.models.asks import Answer, AskKind


@command("privacy.ask", check=people.check_is_the_person)
def ask(
    *,
    person: Person,
    kind: str,
    words: str,
    by: Actor,
    about_id: uuid.UUID | None = None,
    id: uuid.UUID | None = None,
) -> Ask:
    """
    This function will note what a person asks for, and start its clock.

    :raises BadInput: for a kind nobody knows, or without words
    """
    now = clock.now()
    row = Ask(
        organisation_id=person.organisation_id,
        person=person,
        kind=inputs.one_of(kind, AskKind.values, "kind"),
        words=inputs.words(words, "words", needed=True),
        about_id=about_id if kind == AskKind.AMENDMENT else None,
        asked_at=now,
        due_at=rules.due(kind, now),
    )
    saved = save_once(row, by=by, id=id, typed=("kind", "words"))
    _state(saved, Answer.OPEN, by=by)
    return saved


@command("privacy.extend_ask", check=policy.check_can_answer_ask)
def extend(*, ask: Ask, reason: str, by: Actor) -> Ask:
    """
    This function will take 30 days more, once, with a reason the person reads.

    :raises Conflict: when there was more time already, it was answered, or the law gives none
    """
    row, words = _locked(ask, by), inputs.words(reason, "reason", needed=True)
    if row.extended_at is not None and row.extension_reason == words:
        raise AlreadyDone(row)
    _current(row, by)
    if row.kind not in rules.MAY_BE_EXTENDED:
        raise Conflict(_("This has to be answered by its day."))
    if row.extended_at is not None:
        raise Conflict(_("There was more time once. There is no second time."))
    row.extension_reason = words
    row.extended_at, row.due_at = clock.now(), rules.extended(row.due_at)
    row.save(update_fields=["extension_reason", "extended_at", "due_at"])
    return row


@command("privacy.answer_ask", check=policy.check_can_answer_ask)
def answer(*, ask: Ask, state: str, reason: str, by: Actor) -> Ask:
    """
    This function will answer an ask in words, a change with a yes or a no.

    :raises BadInput: for an answer that does not fit, or without words
    :raises Conflict: when it was answered before
    """
    row = _locked(ask, by)
    fits = (Answer.ACCEPTED, Answer.DENIED) if row.kind == AskKind.AMENDMENT else (Answer.ANSWERED,)
    inputs.one_of(state, fits, "state")
    words = inputs.words(reason, "reason", needed=True)
    stands = AskState.objects.scoped(by).filter(ask=row, until__isnull=True).get()
    if (stands.state, stands.reason) == (state, words):
        raise AlreadyDone(row)
    before = _current(row, by)
    before.until = clock.now()
    before.save(update_fields=["until"])
    _state(row, state, by=by, reason=words)
    return row


@command("privacy.disagree", check=policy.check_is_own_ask)
def disagree(*, ask: Ask, words: str, by: Actor) -> Ask:
    """
    This function will add the person's own statement to a no; it stays beside the note (HS-10).

    :raises BadInput: when there was no such no
    """
    row = _locked(ask, by)
    if row.disagreed_at is not None:
        raise AlreadyDone(row)
    said_no = AskState.objects.scoped(by).filter(ask=row, until__isnull=True, state=Answer.DENIED)
    if not said_no.exists():
        raise BadInput(_("There is no answer yet that you could disagree with."), field="words")
    row.disagreement, row.disagreed_at = inputs.words(words, "words", needed=True), clock.now()
    row.save(update_fields=["disagreement", "disagreed_at"])
    return row


def _locked(ask: Ask, by: Actor) -> Ask:
    return Ask.objects.scoped(by).select_for_update().get(pk=ask.pk)


def _current(ask: Ask, by: Actor) -> AskState:
    """The open state; whoever comes second is told."""
    current = AskState.objects.scoped(by).filter(ask=ask, until__isnull=True).first()
    if current is None or current.state != Answer.OPEN:
        raise Conflict(_("This was answered before. Open the page again."))
    return current


def _state(ask: Ask, state: str, *, by: Actor, reason: str = "") -> None:
    AskState.objects.create(
        organisation_id=ask.organisation_id,
        ask=ask,
        state=state,
        reason=reason,
        by_membership_id=by.membership_id,
    )
