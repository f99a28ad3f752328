"""Questions asked about plans. Who may see a person may read their plan."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from alongside.coaching.models import Goal, Plan, PlanAgreement, PlanVersion, Step
from alongside.coaching.models.goal import GoalState, StepState
from alongside.coaching.versions import PROGRESS
from alongside.core.actor import Actor
from alongside.core.errors import NotFound
from alongside.people.models import Person
from alongside.people.queries import persons

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class WholePlan:
    """
    A plan with all that stands in it.

    `steps` by goal id. `words_number`: the last version that changed more than what is done.
    """

    plan: Plan
    goals: list[Goal]
    steps: dict[uuid.UUID, list[Step]]
    agreements: Sequence[PlanAgreement] = field(default_factory=list)
    words_number: int = 0


def person_with_plan(person_id: uuid.UUID, *, by: Actor) -> tuple[Person, Plan | None]:
    """
    This function will find a person and their plan, if there is one, in one query.

    :raises NotFound: for a stranger and for nobody, the same
    """
    person = persons.visible_to(by).filter(pk=person_id).select_related("plan").first()
    if person is None:
        raise NotFound(_("There is nothing here."))
    return person, getattr(person, "plan", None)


def whole(plan: Plan, *, by: Actor) -> WholePlan:
    """This function will read a plan for its page, in three queries."""
    rows = PlanAgreement.objects.scoped(by).filter(plan=plan).select_related("by_membership")
    kept = PlanVersion._base_manager.filter(plan_id=OuterRef("plan_id"))
    kept = kept.exclude(what_changed__in=PROGRESS).order_by("-number")
    marked = rows.annotate(words_number=Subquery(kept.values("number")[:1])).order_by("-number")
    agreements = list(marked)
    number = agreements[0].words_number if agreements else plan.version
    return WholePlan(plan, *goals_and_steps(plan.person_id, by=by), agreements, number)


def goals_and_steps(
    person_id: uuid.UUID, *, by: Actor
) -> tuple[list[Goal], dict[uuid.UUID, list[Step]]]:
    """This function will give a person's goals in order, and the steps of each but dropped ones."""
    goals = list(Goal.objects.scoped(by).filter(person_id=person_id).order_by("position", "pk"))
    rows = Step.objects.scoped(by).filter(person_id=person_id).exclude(state=StepState.DROPPED)
    steps: dict[uuid.UUID, list[Step]] = {}
    for step in rows.select_related("coach").order_by("position", "pk"):
        steps.setdefault(step.goal_id, []).append(step)
    return goals, steps


def open_goals(person_id: uuid.UUID, *, by: Actor) -> QuerySet[Goal]:
    """This function will give the goals a person works on now."""
    rows = Goal.objects.scoped(by).filter(person_id=person_id, state=GoalState.OPEN)
    return rows.order_by("position", "pk")


def next_steps(person_id: uuid.UUID, *, by: Actor, most: int = 3) -> list[Step]:
    """This function will give the open steps of open goals, due soonest first, undated last."""
    rows = Step.objects.scoped(by).filter(
        person_id=person_id, state=StepState.OPEN, goal__state=GoalState.OPEN
    )
    rows = rows.select_related("coach", "goal")
    return list(rows.order_by(F("due_date").asc(nulls_last=True), "position", "pk")[:most])


def goal(goal_id: uuid.UUID, *, person_id: uuid.UUID, by: Actor) -> Goal:
    """
    This function will find one of a person's goals.

    :raises NotFound: when it is not theirs, or they are not the actor's to see
    """
    rows = Goal.objects.scoped(by).filter(pk=goal_id, person__in=persons.visible_to(by))
    found = rows.filter(person_id=person_id).select_related("plan").first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found


def step(step_id: uuid.UUID, *, by: Actor) -> Step:
    """
    This function will find a step of somebody the actor may see.

    :raises NotFound: for every other
    """
    rows = Step.objects.scoped(by).filter(pk=step_id, person__in=persons.visible_to(by))
    found = rows.select_related("goal__plan").first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found


def history(
    plan: Plan, *, by: Actor, before: int | None = None
) -> tuple[list[PlanVersion], int | None]:
    """
    This function will give a page of a plan's versions, newest first, without their content.

    The second is where the next page goes on (`before`), or None at the end.
    """
    rows = PlanVersion.objects.scoped(by).filter(plan=plan).defer("content")
    if before is not None:
        rows = rows.filter(number__lt=before)
    found = list(rows.select_related("by_membership").order_by("-number")[: PAGE_SIZE + 1])
    page = found[:PAGE_SIZE]
    return page, page[-1].number if len(found) > PAGE_SIZE else None


def version(plan: Plan, number: int, *, by: Actor) -> PlanVersion:
    """
    This function will find one version of a plan.

    :raises NotFound: when the plan has no such version
    """
    rows = PlanVersion.objects.scoped(by).filter(plan=plan, number=number)
    found = rows.select_related("by_membership").first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found
