"""One of everything of safety that has an address, for the guards."""

from typing import Any

from alongside.core.actor import Actor
from alongside.people.models import Membership, Organisation, Person
from alongside.safety.commands import on_call, tasks


def of(organisation: Organisation, person: Person, coach: Membership) -> dict[str, Any]:
    """This function will make a number on call and a task about a person."""
    by = Actor.system(organisation.pk)
    number = on_call.add_on_call(
        name=f"For {coach.name}", phone="+12035550199", weekdays=list(range(7)), by=by
    )
    return {
        "on_call_id": number.pk,
        "task_id": tasks.tell_supervisor(person=person, by=by).pk,
    }
