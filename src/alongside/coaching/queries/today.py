"""What a coach's Today shows beside the people: promises, and their own week."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import F, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from alongside.coaching.models import Step
from alongside.coaching.models.goal import StepState
from alongside.coaching.queries.sealed import open_person, opened, sealed, sealed_person
from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.prepared import prepared
from alongside.people.models import Membership, Person
from alongside.people.queries.quiet import not_died
from alongside.workforce.models import HoursEntry

Row = dict[str, Any]
MOST_PROMISES = 20


@dataclass(frozen=True, slots=True)
class Promise:
    """A step the coach said they would do."""

    id: uuid.UUID
    person: Person
    words: str
    goal: str
    due_date: dt.date | None


@dataclass(frozen=True, slots=True)
class Week:
    """Minutes with people since Monday, and the credential the coach is working towards."""

    with_people_minutes: int
    experience_minutes: int
    credential: str
    hours_needed: int


def promises(*, by: Actor) -> list[Promise]:
    """This function will list the coach's open promises, the oldest due first."""
    names = sealed_person("person__")
    return [
        Promise(
            row["pk"],
            open_person({k: row[k] for k in names}, id=row["person_id"]),
            opened(row["held_words"], "coaching.step.words"),
            opened(row["held_goal"], "coaching.goal.words"),
            row["due_date"],
        )
        for row in _promises(by=by)
    ]


@prepared
def _promises(*, by: Actor) -> QuerySet[Any, Row]:
    rows = Step.objects.scoped(by).filter(
        not_died(),
        state=StepState.OPEN,
        coach_id=by.membership_id,
        person__assignments__coach_id=by.membership_id,
        person__assignments__until_at__isnull=True,
    )
    rows = rows.order_by(F("due_date").asc(nulls_last=True), "pk")
    names = sealed_person("person__")
    found = rows.annotate(**names, held_goal=sealed("goal__words"), held_words=sealed("words"))
    fields = ("pk", "person_id", "due_date", "held_goal", "held_words", *names)
    shown: QuerySet[Any, Row] = found.values(*fields)[:MOST_PROMISES]
    return shown


def week(*, by: Actor, zone: str) -> Week:
    """This function will sum up the coach's own week in one query."""
    today = clock.today(zone)
    found = _week(by=by, monday=today - dt.timedelta(days=today.weekday()))
    row: Row = found[0] if found else {}
    return Week(
        row.get("week_minutes", 0),
        row.get("all_minutes", 0),
        row.get("goal__name") or "",
        row.get("goal__hours_needed") or 0,
    )


@prepared
def _week(*, by: Actor, monday: dt.date) -> QuerySet[Any, Row]:
    hours = HoursEntry._base_manager.filter(coach_id=OuterRef("pk")).order_by()
    recent = hours.filter(worked_on__gte=monday, kind="contact")
    rows = Membership.objects.scoped(by).filter(pk__in=[by.membership_id])
    working_on = Q(credentials__is_held=False, credentials__hours_needed__isnull=False)
    annotated = rows.annotate(
        goal=FilteredRelation("credentials", condition=working_on),
        week_minutes=Coalesce(Subquery(_sum(recent)), 0),
        all_minutes=Coalesce(Subquery(_sum(hours)), 0),
    )
    fields = ("week_minutes", "all_minutes", "goal__name", "goal__hours_needed")
    mine: QuerySet[Any, Row] = annotated.order_by("goal__pk").values(*fields)[:1]
    return mine


def _sum(rows: QuerySet[HoursEntry]) -> Any:
    return rows.values("coach_id").annotate(total=Sum("minutes")).values("total")
