"""A plan for tests, made by the commands of the product."""

from alongside.coaching.commands import goals, plans, steps
from alongside.coaching.models import Goal, Plan, Step
from tests.fixtures.people import World


def june_plan(world: World) -> Plan:
    """This function will start June's plan: one goal, a step of hers, a promise of Dana's."""
    plan = plans.start_plan(person=world.june_person, by=world.june)
    goal = goals.add_goal(plan=plan, words="A place of my own", domain="housing", by=world.june)
    steps.add_step(goal=goal, words="Bring ID to Bayview", owner="person", by=world.june)
    steps.add_step(goal=goal, words="Call Bayview", owner="coach", by=world.dana)
    plan.refresh_from_db()
    return plan


def the_goal(world: World) -> Goal:
    """This function will give the goal of that plan."""
    return Goal.objects.scoped(world.june).get(person=world.june_person)


def a_step(world: World, owner: str) -> Step:
    """This function will give the step of one owner."""
    return Step.objects.scoped(world.june).get(person=world.june_person, owner=owner)
