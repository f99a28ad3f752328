"""Assign coaches, and let others cover for them."""

import datetime as dt

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.people import policy
from alongside.people.models import Assignment, Membership, Person
from alongside.people.models.assignment import COACH, COVERING


@command("people.assign_coach", check=policy.check_can_assign, announces="people.coach_assigned")
def assign_coach(
    *, person: Person, coach: Membership, by: Actor, from_at: dt.datetime | None = None
) -> Assignment:
    """This function will make somebody the person's coach; a coach before them ends now."""
    at = from_at or clock.now()
    open_rows = Assignment.objects.scoped(by).filter(person=person, until_at__isnull=True)
    open_rows.filter(kind=COACH).update(until_at=at)
    open_rows.filter(coach=coach).update(until_at=at)
    return _open(person, coach, COACH, at)


@command("people.cover", check=policy.check_can_assign, announces="people.cover_started")
def cover(*, person: Person, coach: Membership, by: Actor) -> Assignment:
    """This function will let another coach cover, beside the person's own coach."""
    rows = Assignment.objects.scoped(by).filter(person=person, coach=coach, until_at__isnull=True)
    existing = rows.first()
    if existing is not None:
        raise AlreadyDone(existing)
    return _open(person, coach, COVERING, clock.now())


def check_can_end_assignment(*, by: Actor, assignment: Assignment, **_kwargs: object) -> None:
    """A supervisor of the person's program, or the person, who needs no reason (NC-09)."""
    policy.check_can_see_person(by=by, person=assignment.person)
    if by.person_id != assignment.person_id:
        policy.check_can_supervise(by=by, person=assignment.person)


@command(
    "people.end_assignment", check=check_can_end_assignment, announces="people.assignment_ended"
)
def end_assignment(*, assignment: Assignment, by: Actor) -> Assignment:
    """This function will end an assignment; the row stays."""
    assignment.until_at = clock.now()
    assignment.save(update_fields=["until_at"])
    return assignment


def _open(person: Person, coach: Membership, kind: str, at: dt.datetime) -> Assignment:
    return Assignment.objects.create(
        organisation_id=person.organisation_id,
        person=person,
        coach=coach,
        kind=kind,
        from_at=at,
        created_at=at,
    )
