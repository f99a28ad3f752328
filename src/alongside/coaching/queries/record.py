"""A person's record page: who they are, where they stand, who walks with them, their goals."""

import datetime as dt
import uuid
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from alongside.coaching.cadence import Due
from alongside.coaching.models import Contact, Goal
from alongside.coaching.models.goal import GoalState, StepState
from alongside.coaching.queries.sealed import opened, sealed
from alongside.coaching.queries.signals import (
    FACTS,
    due_of,
    followed_since,
    signals_of,
    with_signals,
)
from alongside.coaching.reasons import Reason, Signals
from alongside.coaching.urgency import order_for_today
from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.errors import NotFound
from alongside.core.prepared import prepared
from alongside.people.models import Assignment, Enrolment, Person, StageJudgement
from alongside.people.queries import persons
from alongside.safety.models import SafetyPlan

STANDING = (
    "enrolment_id", "pathway", "relation", "program_name", "stage", "stage_on", "planned_on",
    "planned_mode",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Record:
    """What stands at the top of a record. `standing` holds `STANDING`; `coaches` name and kind."""

    person: Person
    signals: Signals
    reasons: tuple[Reason, ...]
    due: Due
    status: str
    standing: dict[str, object]
    coaches: list[tuple[str, str]]
    every_days: int | None
    default_days: int | None
    quiet_cause: str
    has_shared_plan: bool


@dataclass(slots=True)
class GoalSummary:
    """An open goal with its open steps (words, whose, due)."""

    id: uuid.UUID
    words: str
    domain: str
    steps: list[tuple[str, str, dt.date | None]] = field(default_factory=list)


def get(person_id: uuid.UUID, *, by: Actor, zone: str) -> Record:
    """
    This function will find a record for somebody who may see it, in one query.

    :raises NotFound: for a stranger and for nobody's id, the same
    """
    found: list[Any] = _found(
        person_id=person_id, by=by, since=followed_since(zone), now=clock.now()
    )
    if not found:
        persons.get(person_id, by=by)
        raise NotFound(_("There is nothing here."))
    return _record(found, zone)


@prepared
def _found(
    *, person_id: uuid.UUID, by: Actor, since: dt.date, now: dt.datetime
) -> QuerySet[Person]:
    rows = persons.visible_to(by, now=now).filter(pk=person_id).select_related("contact_rules")
    annotated = _with_standing(with_signals(rows, since=since, coach_id=by.membership_id), by)
    return annotated.annotate(
        serves=FilteredRelation("assignments", condition=Q(assignments__until_at__isnull=True)),
        coach_name=F("serves__coach__name"),
        coach_kind=F("serves__kind"),
        joined_kind=F("moved__kind"),
        joined_on=F("moved__occurred_on"),
        joined_days=F("moved__days"),
    )


def _record(found: list[Any], zone: str) -> Record:
    # Coaches and events are joined side by side, so a row may come more than once.
    rows = [_facts(one) for one in found]
    first = found[0]
    signals = signals_of(rows, zone=zone)
    entry = order_for_today([signals], now=clock.now(), zone=zone)[0]
    names = [(one.coach_name, one.coach_kind) for one in found if one.coach_name]
    return Record(
        person=first,
        signals=signals,
        reasons=entry.reasons,
        due=due_of(rows, zone=zone),
        status=first.state or "",
        standing={name: getattr(first, name) for name in STANDING},
        coaches=sorted(dict.fromkeys(names), key=lambda one: one[1] != "coach"),
        every_days=rows[0]["every_days"],
        default_days=rows[0]["default_days"],
        quiet_cause=first.quiet_cause or "",
        has_shared_plan=first.has_shared_plan,
    )


def _facts(one: Any) -> dict[str, Any]:
    renamed = {
        "moved__kind": "joined_kind",
        "moved__occurred_on": "joined_on",
        "moved__days": "joined_days",
    }
    return {name: getattr(one, renamed.get(name, name)) for name in FACTS}


def _with_standing(rows: QuerySet[Person], by: Actor) -> QuerySet[Person]:
    me = OuterRef("pk")
    enrolments = Enrolment._base_manager.filter(person_id=me).order_by("-enrolled_on", "-pk")
    stages = StageJudgement._base_manager.filter(person_id=me).order_by("-judged_on", "-pk")
    contacts = Contact._base_manager.filter(person_id=me).order_by("-occurred_at")
    # Shared with those who serve the person now: an emergency opening is not that, nor supervising.
    serves = Assignment._base_manager.filter(
        person_id=me, coach_id=by.membership_id, until_at__isnull=True
    )
    shared = SafetyPlan._base_manager.filter(person_id=me, is_shared=True)
    return rows.annotate(
        enrolment_id=Subquery(enrolments.values("pk")[:1]),
        pathway=Subquery(enrolments.values("pathway")[:1]),
        relation=Subquery(enrolments.values("treatment_relation")[:1]),
        program_name=Subquery(enrolments.values("program__name")[:1]),
        stage=Subquery(stages.values("stage")[:1]),
        stage_on=Subquery(stages.values("judged_on")[:1]),
        planned_on=Subquery(contacts.values("next_contact_on")[:1]),
        planned_mode=Subquery(contacts.values("next_contact_mode")[:1]),
        has_shared_plan=Exists(serves) & Exists(shared),
    )


def goals(*, person_id: uuid.UUID, by: Actor) -> list[GoalSummary]:
    """This function will sum up the plan: open goals with their open steps, in one query."""
    found: dict[uuid.UUID, GoalSummary] = {}
    for key, words, domain, todo_words, owner, due in _goals(person_id=person_id, by=by):
        if key not in found:
            found[key] = GoalSummary(key, opened(words, "coaching.goal.words"), domain)
        if todo_words:
            found[key].steps.append((opened(todo_words, "coaching.step.words"), owner, due))
    return list(found.values())


@prepared
def _goals(*, person_id: uuid.UUID, by: Actor) -> QuerySet[Any, tuple[Any, ...]]:
    rows = Goal.objects.scoped(by).filter(person_id=person_id, state=GoalState.OPEN)
    todo = FilteredRelation("steps", condition=Q(steps__state=StepState.OPEN))
    ordered = rows.annotate(
        todo=todo, step_words=sealed("todo__words"), goal_words=sealed("words")
    ).order_by("position", "pk", "todo__position")
    step: list[Any] = ["step_words", "todo__owner", "todo__due_date"]
    return ordered.values_list("pk", "goal_words", "domain", *step)
