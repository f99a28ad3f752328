"""
What of coaching can be told outside, one category at a time (P2-09).

Each starts from nothing: attendance holds days, minutes and how one met, and never what was
said, what came of it, or what somebody used.
"""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.coaching.models import CadenceAgreement, CheckIn, Contact
from alongside.coaching.models.goal import GoalState, StepState
from alongside.coaching.queries import plans
from alongside.coaching.queries.contacts import additions
from alongside.core.actor import Actor
from alongside.people.models import Person
from alongside.privacy import packets
from alongside.privacy.packets import Section
from alongside.ui import times

# Attendance: the only columns its query reads.
ATTENDED = ("occurred_at", "minutes", "mode")


def register() -> None:
    """This function will register the categories (from the app config, once)."""
    packets.category(
        "attendance",
        label=gettext_lazy("Days of contact"),
        hint=gettext_lazy("Days, minutes and how one met. No notes."),
        build=_attendance,
    )
    packets.category(
        "contacts",
        label=gettext_lazy("Notes about contacts"),
        hint=gettext_lazy("The signed notes of the coach."),
        build=_notes,
    )
    packets.category(
        "plan",
        label=gettext_lazy("Recovery plan"),
        hint=gettext_lazy("Goals and steps in the person's words."),
        build=_plan,
    )
    packets.category(
        "check_ins",
        label=gettext_lazy("Check-ins"),
        hint=gettext_lazy("How the person said their days were."),
        build=_check_ins,
    )
    packets.category(
        "cadence",
        label=gettext_lazy("How often contact is agreed"),
        hint=gettext_lazy("The agreement that holds now."),
        build=_cadence,
    )


def _attendance(person: Person, by: Actor) -> Section:
    rows = Contact.objects.scoped(by).filter(person=person, is_reached=True).only(*ATTENDED)
    lines, data = [], []
    for one in rows.order_by("occurred_at"):
        minutes = _("%(minutes)s minutes") % {"minutes": one.minutes}
        lines.append((times.short_day(one.occurred_at), f"{one.get_mode_display()}, {minutes}"))
        on = timezone.localtime(one.occurred_at).date().isoformat()
        data.append({"on": on, "minutes": one.minutes, "mode": one.mode})
    return Section(tuple(lines), data)


def _notes(person: Person, by: Actor) -> Section:
    # A draft is nobody's word yet; only what the coach signed is told.
    rows = Contact.objects.scoped(by).filter(person=person, signed_at__isnull=False)
    lines, data = [], []
    for one in rows.prefetch_related(*additions(by)).order_by("occurred_at"):
        if not one.note:
            continue
        added = [extra.words for extra in one.addenda.all()]
        lines.append((times.short_day(one.occurred_at), "\n".join([one.note, *added])))
        on = timezone.localtime(one.occurred_at).date().isoformat()
        data.append({"on": on, "note": one.note, "addenda": added})
    return Section(tuple(lines), data)


def _plan(person: Person, by: Actor) -> Section:
    goals, steps = plans.goals_and_steps(person.pk, by=by)
    lines, data = [], []
    for goal in goals:
        todo = [s.words for s in steps.get(goal.pk, []) if s.state == StepState.OPEN]
        done = [s.words for s in steps.get(goal.pk, []) if s.state == StepState.DONE]
        state = str(GoalState(goal.state).label)
        lines.append((goal.words, "\n".join([state, *todo, *done])))
        data.append({"goal": goal.words, "state": goal.state, "open": todo, "done": done})
    return Section(tuple(lines), data)


def _check_ins(person: Person, by: Actor) -> Section:
    lines, data = [], []
    for one in CheckIn.objects.scoped(by).filter(person=person).order_by("at"):
        words = [str(one.get_day_display()), *([one.words] if one.words else [])]
        lines.append((times.short_day(one.at), "\n".join(words)))
        on = timezone.localtime(one.at).date().isoformat()
        data.append({"on": on, "day": one.day, "words": one.words})
    return Section(tuple(lines), data)


def _cadence(person: Person, by: Actor) -> Section:
    rows = CadenceAgreement.objects.scoped(by).filter(person=person, until__isnull=True)
    held: Any = rows.first()
    if held is None:
        return Section((), None)
    words = _("every %(days)s days") % {"days": held.every_days}
    data = {"every_days": held.every_days, "mode": held.mode}
    return Section(((held.get_mode_display(), words),), data)
