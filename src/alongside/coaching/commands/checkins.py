"""The person's own minute: check in, ask for a call, take it back."""

import uuid
from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alongside.coaching import events, policy
from alongside.coaching.domains import LifeDomain
from alongside.coaching.models import CallRequest, CheckIn
from alongside.coaching.models.checkin import CallClosed
from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import Conflict
from alongside.core.saving import save_once
from alongside.people.models import Person
from alongside.people.policy import check_is_the_programs_own

TYPED = ("day", "craving", "connection", "helps", "words")


@command(
    "coaching.record_check_in", check=policy.check_speaks_for_self, announces=events.CHECKED_IN
)
def record_check_in(
    *,
    person: Person,
    day: int,
    by: Actor,
    craving: int | None = None,
    connection: int | None = None,
    helps: Iterable[str] = (),
    words: str = "",
    please_call: bool = False,
    id: uuid.UUID | None = None,
) -> CheckIn:
    """
    This function will record how the person says today goes.

    `day` 1 (rough) to 5 (great); `craving` and `connection` 0 to 10 in their own rating, or not
    said. Makes no diagnosis and gives no score.

    :raises BadInput: for a rating out of range
    """
    row = CheckIn(
        organisation_id=person.organisation_id,
        person=person,
        at=clock.now(),
        day=inputs.within(day, 1, 5, "day"),
        craving=_rating(craving, "craving"),
        connection=_rating(connection, "connection"),
        helps=inputs.some_of(helps, LifeDomain.values, "helps"),
        words=inputs.words(words, "words"),
        created_at=clock.now(),
    )
    save_once(row, id=id, by=by, typed=TYPED)
    if please_call:
        ask_for_call(person=person, check_in=row, by=by)
    return row


@command("coaching.ask_for_call", check=policy.check_can_ask_for_call, announces=events.CALL_ASKED)
def ask_for_call(*, person: Person, by: Actor, check_in: CheckIn | None = None) -> CallRequest:
    """This function will ask the coach to call; asked twice, the first asking stands."""
    open_one = _open_requests(person, by).first()
    if open_one is not None:
        raise AlreadyDone(open_one)
    row = CallRequest(
        organisation_id=person.organisation_id,
        person=person,
        check_in=check_in,
        asked_at=clock.now(),
        created_at=clock.now(),
    )
    return save_once(row, by=by)


@command("coaching.take_back_call", check=policy.check_speaks_for_self)
def take_back_call(*, person: Person, by: Actor) -> CallRequest:
    """
    This function will take back the wish for a call.

    :raises Conflict: when there is none any more
    """
    row = _open_requests(person, by).first()
    if row is None:
        raise Conflict(_("You have not asked for a call, or your coach has called already."))
    return _close(row, CallClosed.TAKEN_BACK)


@command("coaching.close_call", check=check_is_the_programs_own)
def close_call(*, call: CallRequest, reason: str, by: Actor) -> CallRequest:
    """This function will close a call request that nobody is to answer any more."""
    if call.closed_at is not None:
        raise AlreadyDone(call)
    return _close(call, CallClosed(reason))


@command("coaching.reopen_call", check=check_is_the_programs_own)
def reopen_call(*, call: CallRequest, by: Actor) -> CallRequest:
    """This function will let a call request stand again that was closed in error."""
    open_one = _open_requests(call.person, by).first()
    if open_one is not None:
        raise AlreadyDone(open_one)
    call.closed_at, call.close_reason = None, ""
    call.save(update_fields=["closed_at", "close_reason"])
    return call


def _close(call: CallRequest, reason: CallClosed) -> CallRequest:
    call.closed_at, call.close_reason = clock.now(), reason
    call.save(update_fields=["closed_at", "close_reason"])
    return call


def _open_requests(person: Person, by: Actor) -> QuerySet[CallRequest]:
    return CallRequest.objects.scoped(by).filter(person=person, closed_at__isnull=True)


def _rating(value: int | None, field: str) -> int | None:
    return None if value is None else inputs.within(value, 0, 10, field)
