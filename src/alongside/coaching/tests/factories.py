"""Contacts, check-ins and events for tests, made by the commands of the product."""

import datetime as dt
from typing import Any

from alongside.coaching.commands import cadence, checkins, contacts
from alongside.coaching.models import CadenceAgreement, CheckIn, Contact, Transition
from alongside.core import clock
from alongside.core.actor import Actor
from alongside.people.models import Membership, Person


def make_contact(
    person: Person, coach: Membership | Actor, *, days_ago: float = 0, **more: Any
) -> Contact:
    """This function will log a contact; half an hour on the phone unless told otherwise."""
    by = coach if isinstance(coach, Actor) else Actor.system(person.organisation_id)
    values: dict[str, Any] = {"outcome": "reached", "mode": "phone", "minutes": 30, **more}
    if isinstance(coach, Membership):
        values["coach"] = coach
    at = clock.now() - dt.timedelta(days=days_ago, minutes=values["minutes"])
    return contacts.log_contact(person=person, by=by, occurred_at=at, **values)


def make_check_in(person: Person, *, hours_ago: float = 0, day: int = 3, **more: Any) -> CheckIn:
    """This function will check in as the person, some hours ago."""
    with clock.frozen(clock.now() - dt.timedelta(hours=hours_ago)):
        return checkins.record_check_in(
            person=person, day=day, by=Actor.system(person.organisation_id), **more
        )


def make_cadence(person: Person, every_days: int = 7, mode: str = "phone") -> CadenceAgreement:
    """This function will agree a cadence."""
    by = Actor.system(person.organisation_id)
    return cadence.agree_cadence(person=person, every_days=every_days, mode=mode, by=by)


def make_transition(
    person: Person, kind: str = "jail_release", *, days_ago: int = 0, **more: Any
) -> Transition:
    """This function will note an event some days ago."""
    on = clock.today(person.time_zone) - dt.timedelta(days=days_ago)
    by = Actor.system(person.organisation_id)
    return cadence.note_transition(person=person, kind=kind, occurred_on=on, by=by, **more)
