"""After an overdose, a death or another critical incident: one switch, and the way back."""

from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.people.models import Cause, Person, QuietTime
from alongside.safety import policy
from alongside.safety.models import SupervisorTask, TaskKind


@command("safety.begin_quiet", check=policy.check_can_keep_quiet)
def begin_quiet(*, person: Person, cause: str, by: Actor) -> QuietTime:
    """
    This function will stop everything that is sent to a person or asked of them by itself.

    It holds from this transaction on, because every sender asks `people.queries.quiet`. The
    supervisors get a task to talk with the staff who knew them. Another cause takes the place of
    the one that stands.

    :raises BadInput: for a cause that is none
    """
    inputs.one_of(cause, Cause.values, "cause")
    now, held = clock.now(), _held(person, by)
    if held is not None and held.cause == cause:
        raise AlreadyDone(held)
    if held is not None:
        _end(held, by)
    _ask_for_a_talk(person, by)
    return QuietTime.objects.create(
        organisation_id=person.organisation_id,
        person=person,
        cause=cause,
        at=now,
        by_membership_id=by.membership_id,
        created_at=now,
    )


def _ask_for_a_talk(person: Person, by: Actor) -> None:
    """One talk is enough, also when the cause is set right."""
    open_ones = SupervisorTask.objects.scoped(by).filter(person=person, done_at__isnull=True)
    if open_ones.filter(kind=TaskKind.DEBRIEF).exists():
        return
    now = clock.now()
    SupervisorTask.objects.create(
        organisation_id=person.organisation_id,
        person=person,
        kind=TaskKind.DEBRIEF,
        at=now,
        by_membership_id=by.membership_id,
        created_at=now,
    )


@command("safety.end_quiet", check=policy.check_can_keep_quiet)
def end_quiet(*, person: Person, reason: str, by: Actor) -> QuietTime | Person:
    """
    This function will let messages and questions start again, with the reason for it.

    The talk with the staff stays on the overview until a supervisor says that it was held.

    :raises BadInput: without a reason
    """
    words, held = inputs.words(reason, "reason", needed=True), _held(person, by)
    if held is None:
        raise AlreadyDone(person)
    held.reason = words
    return _end(held, by)


def _held(person: Person, by: Actor) -> QuietTime | None:
    # Two who press in the same moment come one after the other, by the row of the person.
    Person.objects.scoped(by).select_for_update(of=("self",)).get(pk=person.pk)
    rows = QuietTime.objects.scoped(by).filter(person=person, ended_at__isnull=True)
    return rows.first()


def _end(held: QuietTime, by: Actor) -> QuietTime:
    held.ended_at, held.ended_by_id = clock.now(), by.membership_id
    held.save(update_fields=["ended_at", "ended_by", "reason"])
    return held
