"""What a new contact is tied to: program, goals, the coach's hours, an open call request."""

import datetime as dt
import uuid
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import FilteredRelation, Q
from django.utils.translation import gettext as _

from alongside.coaching.models import CallRequest, Contact
from alongside.coaching.models.checkin import CallClosed
from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.errors import BadInput
from alongside.people.models import Enrolment, Person
from alongside.workforce.commands.hours import record_hours


@dataclass(frozen=True, slots=True)
class Links:
    """The program the person is in now (None: in none) and the goals that were named."""

    program_id: uuid.UUID | None
    goal_ids: list[uuid.UUID]


def find_links(*, by: Actor, person: Person, goal_ids: list[uuid.UUID]) -> Links:
    """
    This function will find program and goals in one query.

    :raises BadInput: when a goal is not one of the person's
    """
    rows = Enrolment.objects.scoped(by).filter(person_id=person.pk)
    rows = rows.order_by("-enrolled_on", "-pk")
    if not goal_ids:
        program_id = rows.values_list("program_id", flat=True).first()
        return Links(program_id, [])
    named = FilteredRelation("person__goals", condition=Q(person__goals__pk__in=goal_ids))
    found = list(rows.annotate(named=named).values_list("program_id", "named__pk"))
    goals = {goal for _program, goal in found if goal is not None}
    if goals != set(goal_ids):
        raise BadInput(_("Choose goals from the list."), field="goals")
    return Links(found[0][0], sorted(goals))


def tie_goals(contact: Contact, goal_ids: list[uuid.UUID]) -> None:
    """This function will note which goals were worked on."""
    through = Contact.goals.through
    through.objects.bulk_create(
        through(contact_id=contact.pk, goal_id=goal_id) for goal_id in goal_ids
    )


def count_hours(contact: Contact, by: Actor) -> None:
    """This function will put the minutes of a contact into the coach's hours ledger."""
    if not contact.minutes:
        return
    record_hours(
        coach=contact.coach_id,
        worked_on=_day_of(contact.occurred_at, contact.time_zone),
        minutes=contact.minutes,
        kind="contact",
        source_id=contact.pk,
        by=by,
    )


def close_call_request(contact: Contact, by: Actor) -> None:
    """This function will close the open call request that a reached contact answers."""
    rows = CallRequest.objects.scoped(by).filter(person_id=contact.person_id, closed_at=None)
    rows.filter(asked_at__lte=ended_at(contact)).update(
        closed_at=clock.now(), close_reason=CallClosed.ANSWERED, closed_by_id=contact.pk
    )


def ended_at(contact: Contact) -> dt.datetime:
    """This function will give the moment a contact ended."""
    return contact.occurred_at + dt.timedelta(minutes=contact.minutes)


def _day_of(at: dt.datetime, zone: str) -> dt.date:
    return at.astimezone(ZoneInfo(zone)).date()
