"""A plan in words: for the person, for their coach, and for whoever reads an old version."""

import datetime as dt
import uuid
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.coaching.domains import LifeDomain
from alongside.coaching.models import Goal, Step
from alongside.coaching.models.goal import GoalState, Owner, StepState
from alongside.coaching.queries.plans import WholePlan
from alongside.core import clock
from alongside.core.actor import Actor, Role
from alongside.people.models import Person
from alongside.ui import times


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: `names` says how they call the person ("me", "June") and themself."""

    person_name: str
    is_person: bool
    membership_id: uuid.UUID | None
    today: dt.date

    @classmethod
    def of(cls, by: Actor, person: Person) -> "Reader":
        """This function will make the reader of a person's plan."""
        is_person = by.has_role(Role.PARTICIPANT)
        return cls(person.first_name, is_person, by.membership_id, clock.today(person.time_zone))

    def on_paper(self) -> "Reader":
        """This function will give the same reader with dates that still hold on another day."""
        return replace(self, today=dt.date.min)

    def owner(self, owner: str, coach_name: str, coach_id: uuid.UUID | None = None) -> str:
        """This function will name who does a step, as the reader would."""
        if owner == Owner.PERSON:
            return _("me") if self.is_person else self.person_name
        if coach_id is not None and coach_id == self.membership_id:
            return _("me")
        return first_name(coach_name) or _("my coach")


@dataclass(frozen=True, slots=True)
class StepView:
    """A step in words: `meta` is who and by when, `late` says that the day has passed."""

    id: str
    words: str
    meta: str
    late: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal with its steps; `progress` is "2 of 4 steps", or empty when there are none."""

    id: str
    words: str
    domain: str
    state: str
    state_words: str
    steps: list[StepView] = field(default_factory=list)

    @property
    def done(self) -> int:
        return sum(step.is_done for step in self.steps)

    @property
    def total(self) -> int:
        return len(self.steps)

    @property
    def progress(self) -> str:
        if not self.steps:
            return _("no steps yet")
        return ngettext("%(done)s of %(all)s step", "%(done)s of %(all)s steps", self.total) % {
            "done": self.done,
            "all": self.total,
        }

    @property
    def next_steps(self) -> list[StepView]:
        return [step for step in self.steps if not step.is_done]


def first_name(name: str) -> str:
    """This function will give the first word of a shown name: `Dana R.` gives `Dana`."""
    return name.partition(" ")[0]


def lines(text: str) -> list[str]:
    """This function will give a text's lines without the empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def goals_of(whole: WholePlan, reader: Reader) -> list[GoalView]:
    """This function will give a plan's goals in words, in their order."""
    return [goal_view(goal, whole.steps.get(goal.pk, []), reader) for goal in whole.goals]


def goal_view(goal: Goal, steps: list[Step], reader: Reader) -> GoalView:
    """This function will give one goal in words."""
    return GoalView(
        str(goal.pk),
        goal.words,
        str(LifeDomain(goal.domain).label),
        goal.state,
        str(GoalState(goal.state).label),
        [step_view(step, reader) for step in steps],
    )


def step_view(step: Step, reader: Reader) -> StepView:
    """This function will give one step in words."""
    owner = reader.owner(step.owner, step.coach.name if step.coach else "", step.coach_id)
    is_done = step.state == StepState.DONE
    return one_step(
        str(step.pk), step.words, owner, due=step.due_date, is_done=is_done, today=reader.today
    )


def one_step(
    key: str, words: str, owner: str, *, due: dt.date | None, is_done: bool, today: dt.date
) -> StepView:
    """This function will give one step in words from its parts."""
    is_late = due is not None and due < today and not is_done
    meta = owner if due is None or is_late else f"{owner}, {due_words(due, today)}"
    late = _("was due %(day)s") % {"day": times.short_day(due)} if is_late else ""
    return StepView(key, words, meta, late, is_done)


def due_words(due: dt.date, today: dt.date) -> str:
    """This function will say by when: "today", "by tomorrow", "by Friday", "by Dec 4, 2026"."""
    days = (due - today).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("by tomorrow")
    named = times.weekday(due) if 1 < days < 7 else times.short_day(due)
    return _("by %(day)s") % {"day": named}
