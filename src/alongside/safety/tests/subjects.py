"""One of everything of safety that has an address, for the guards."""

import dataclasses
from typing import Any

from alongside.core.actor import Actor
from alongside.people.models import Membership, Organisation, Person
from alongside.safety.commands import on_call, plans, tasks
from alongside.safety.commands.outreach import choose_outreach
from alongside.safety.models import SafetyPlan


def of(organisation: Organisation, person: Person, coach: Membership) -> dict[str, Any]:
    """This function will make a number on call, a task, and what a person chose and wrote."""
    by = Actor.system(organisation.pk)
    themself = dataclasses.replace(by, person_id=person.pk)
    if not SafetyPlan.objects.scoped(by).filter(person=person).exists():
        plan = plans.write_plan(person=person, parts={"myself": "Walk"}, by=themself)
        plans.share_plan(plan=plan, is_shared=True, by=themself)
    choose_outreach(person=person, after_days=5, steps=["coach.call"], by=themself)
    number = on_call.add_on_call(
        name=f"For {coach.name}", phone="+12035550199", weekdays=list(range(7)), by=by
    )
    return {
        "on_call_id": number.pk,
        "task_id": tasks.tell_supervisor(person=person, by=by).pk,
    }
