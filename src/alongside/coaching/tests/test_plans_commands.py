"""Plans as commands: who may write, what every change keeps, who agreed to what."""

from collections.abc import Callable
from typing import Any

import pytest

from alongside.coaching import versions
from alongside.coaching.commands import goals, plans, steps
from alongside.coaching.models import Goal, Plan, PlanAgreement, PlanVersion, Step
from alongside.coaching.tests.plans import a_step, june_plan, the_goal
from alongside.core.actor import Actor
from alongside.core.errors import BadInput, Conflict, NotFound, NotPermitted
from alongside.core.ids import new_id
from tests.fixtures.people import World

pytestmark = pytest.mark.django_db

Do = Callable[[World, Plan, Actor], Any]
WRITING: dict[str, Do] = {
    "start": lambda w, p, by: plans.start_plan(person=w.june_person, by=by),
    "change": lambda w, p, by: plans.change_plan(plan=p, strengths="Patient", by=by),
    "goal": lambda w, p, by: goals.add_goal(plan=p, words="Work", domain="work", by=by),
    "words": lambda w, p, by: goals.change_goal(goal=the_goal(w), words="A", domain="work", by=by),
    "state": lambda w, p, by: goals.set_goal_state(goal=the_goal(w), state="reached", by=by),
    "step": lambda w, p, by: steps.add_step(goal=the_goal(w), words="A", owner="person", by=by),
    "tick": lambda w, p, by: steps.set_step_state(step=a_step(w, "coach"), state="done", by=by),
    "agree": lambda w, p, by: plans.agree_to_plan(
        plan=p, side="person" if by == w.june else "coach", number=p.version, by=by
    ),
}


@pytest.mark.parametrize("verb", WRITING)
def test_who_may_write_in_junes_plan(world: World, verb: str) -> None:
    plan = june_plan(world)
    for name in ("june", "dana", "cora"):
        plan.refresh_from_db()
        WRITING[verb](world, plan, getattr(world, name))
    with pytest.raises(NotPermitted):
        WRITING[verb](world, plan, world.theo)
    for name in ("ray", "wil", "nora", "petra", "ada", "priya", "eve"):
        with pytest.raises(NotFound):
            WRITING[verb](world, plan, getattr(world, name))
    with pytest.raises(NotFound):
        WRITING[verb](world, plan, world.meadow.dana)


def test_every_change_keeps_the_whole_plan(world: World) -> None:
    plan = june_plan(world)
    plans.change_plan(plan=plan, strengths="Patient\nGood cook", by=world.dana)
    steps.set_step_state(step=a_step(world, "coach"), state="done", by=world.dana)
    goals.set_goal_state(goal=the_goal(world), state="reached", by=world.june)
    kept = list(PlanVersion.objects.scoped(world.june).filter(plan=plan).order_by("number"))
    assert [(v.number, v.what_changed) for v in kept] == [
        (1, "plan.started"),
        (2, "goal.added"),
        (3, "step.added"),
        (4, "step.added"),
        (5, "plan.changed"),
        (6, "step.done"),
        (7, "goal.reached"),
    ]
    assert versions.read(kept[3])["strengths"] == ""
    last = versions.read(kept[-1])
    assert last["strengths"] == "Patient\nGood cook"
    assert [g["state"] for g in last["goals"]] == ["reached"]
    assert [s["state"] for s in last["goals"][0]["steps"]] == ["open", "done"]


def test_sending_the_same_twice_makes_one(world: World) -> None:
    plan, goal_id, step_id = june_plan(world), new_id(), new_id()
    for _twice in range(2):
        assert plans.start_plan(person=world.june_person, by=world.dana).pk == plan.pk
        goal = goals.add_goal(plan=plan, words="Work", domain="work", id=goal_id, by=world.june)
        steps.add_step(goal=goal, words="Ask", owner="person", id=step_id, by=world.june)
        steps.set_step_state(step=a_step(world, "coach"), state="done", by=world.dana)
        plans.change_plan(plan=plan, strengths="Patient", made_from=4, by=world.june)
    plan.refresh_from_db()
    assert (Goal.objects.scoped(world.june).count(), Step.objects.scoped(world.june).count()) == (
        2,
        3,
    )
    assert plan.version == 4 + 4  # a goal, a step, a tick and one change


def test_an_id_of_somebody_elses_goal_is_refused(world: World) -> None:
    plan = june_plan(world)
    rays = plans.start_plan(person=world.ray_person, by=world.ray)
    taken = goals.add_goal(plan=rays, words="Ray's", domain="work", by=world.ray)
    with pytest.raises(BadInput):
        goals.add_goal(plan=plan, words="Work", domain="work", id=taken.pk, by=world.june)


@pytest.mark.parametrize(
    ("words", "domain"), [("", "work"), ("   ", "work"), ("x" * 501, "work"), ("Work", "moon")]
)
def test_a_goal_needs_words_and_a_life_domain(world: World, words: str, domain: str) -> None:
    with pytest.raises(BadInput):
        goals.add_goal(plan=june_plan(world), words=words, domain=domain, by=world.june)


def test_a_promise_names_the_coach_who_made_it(world: World) -> None:
    june_plan(world)
    goal = the_goal(world)
    own = steps.add_step(goal=goal, words="Call", owner="coach", by=world.cora)
    asked = steps.add_step(goal=goal, words="Drive me", owner="coach", by=world.june)
    assert (own.coach_id, asked.coach_id) == (world.cora.membership_id, world.dana.membership_id)
    sams = plans.start_plan(person=world.sam_person, by=world.system)
    alone = goals.add_goal(plan=sams, words="Work", domain="work", by=world.system)
    with pytest.raises(BadInput, match="no coach yet"):
        steps.add_step(goal=alone, words="Call", owner="coach", by=world.system)


def test_only_the_same_words_make_a_form_stale(world: World) -> None:
    plan = june_plan(world)
    opened = plan.version
    goals.change_goal(goal=the_goal(world), words="A flat", domain="housing", by=world.june)
    plans.change_plan(plan=plan, strengths="Patient", made_from=opened, by=world.dana)
    with pytest.raises(Conflict) as stale:
        goals.change_goal(
            goal=the_goal(world), words="A room", domain="housing", made_from=opened, by=world.dana
        )
    assert stale.value.detail["now"] == {"words": "A flat", "domain": "housing"}
    assert the_goal(world).words == "A flat"


def test_a_yes_stands_for_the_version_that_was_read(world: World) -> None:
    plan = june_plan(world)
    with pytest.raises(Conflict):
        plans.agree_to_plan(plan=plan, side="person", number=plan.version - 1, by=world.june)
    with pytest.raises(NotPermitted):
        plans.agree_to_plan(plan=plan, side="person", number=plan.version, by=world.dana)
    with pytest.raises(NotPermitted):
        plans.agree_to_plan(plan=plan, side="coach", number=plan.version, by=world.june)
    for _twice in range(2):
        plans.agree_to_plan(
            plan=plan, side="person", number=plan.version, said_to_coach=True, by=world.dana
        )
    held = PlanAgreement.objects.scoped(world.june).get()
    assert (held.side, held.number, held.said_to_coach) == ("person", plan.version, True)
