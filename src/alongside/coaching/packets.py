"""
What coaching lets be told, each category by itself (P2-09).

The days of contact hold no note, no outcome and no topic; the notes hold notes alone.
"""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from alongside.coaching.models import CadenceAgreement, CheckIn, Contact, Goal, Plan, Step
from alongside.coaching.models.checkin import Day
from alongside.coaching.models.contact import ContactMode
from alongside.core.actor import Actor
from alongside.people.models import Person
from alongside.privacy.packets import Row, Section, category
from alongside.ui import times


def _attendance(person: Person, by: Actor) -> Section:
    rows: list[Row] = []
    lines = []
    for one in _reached(person, by):
        day = _day(one.occurred_at, person)
        rows.append({"day": day.isoformat(), "minutes": str(one.minutes)})
        minutes = ngettext("%(num)s minute", "%(num)s minutes", one.minutes) % {"num": one.minutes}
        lines.append(f"{times.short_day(day)}: {minutes}")
    return Section(lines, rows)


def _contact_log(person: Person, by: Actor) -> Section:
    rows: list[Row] = []
    lines = []
    for one in _contacts(person, by):
        day, mode = _day(one.occurred_at, person), str(ContactMode(one.mode).label)
        said = _("met or talked") if one.is_reached else _("tried")
        rows.append({"day": day.isoformat(), "mode": one.mode, "is_reached": str(one.is_reached)})
        lines.append(f"{times.short_day(day)}: {mode}, {said}")
    return Section(lines, rows)


def _notes(person: Person, by: Actor) -> Section:
    found = _contacts(person, by).exclude(signed_at__isnull=True)
    rows: list[Row] = []
    lines = []
    for one in found.prefetch_related("addenda"):
        day = _day(one.occurred_at, person)
        words = [one.note, *(added.words for added in one.addenda.all())]
        for text in filter(None, words):
            rows.append({"day": day.isoformat(), "note": text})
            lines.append(f"{times.short_day(day)}: {text}")
    return Section(lines, rows)


def _plan(person: Person, by: Actor) -> Section:
    plan = Plan.objects.scoped(by).filter(person=person).first()
    if plan is None:
        return Section()
    rows: list[Row] = []
    lines = []
    steps = Step.objects.scoped(by).filter(goal__plan=plan).order_by("position", "id")
    for goal in Goal.objects.scoped(by).filter(plan=plan).order_by("position", "id"):
        state = str(goal.get_state_display())
        rows.append({"goal": goal.words, "state": goal.state})
        lines.append(f"{goal.words} ({state})")
        for step in (one for one in steps if one.goal_id == goal.pk):
            rows.append({"step": step.words, "state": step.state})
            lines.append(f"- {step.words} ({step.get_state_display()})")
    return Section(lines, rows)


def _check_ins(person: Person, by: Actor) -> Section:
    """How the person said their days were; not their words, nor craving."""
    rows: list[Row] = []
    lines = []
    for one in CheckIn.objects.scoped(by).filter(person=person).order_by("-at")[:366]:
        day = _day(one.at, person)
        rows.append({"day": day.isoformat(), "how": str(one.day)})
        lines.append(f"{times.short_day(day)}: {Day(one.day).label}")
    return Section(lines, rows)


def _cadence(person: Person, by: Actor) -> Section:
    found = CadenceAgreement.objects.scoped(by).filter(person=person, until__isnull=True).first()
    if found is None:
        return Section()
    row = {"every_days": str(found.every_days), "mode": found.mode}
    words = {"num": found.every_days}
    line = ngettext("Every %(num)s day", "Every %(num)s days", found.every_days) % words
    return Section([f"{line}, {ContactMode(found.mode).label}"], [row])


def _contacts(person: Person, by: Actor) -> QuerySet[Contact, Any]:
    return Contact.objects.scoped(by).filter(person=person).order_by("-occurred_at", "-id")


def _reached(person: Person, by: Actor) -> QuerySet[Contact, Any]:
    return _contacts(person, by).filter(is_reached=True)


def _day(at: dt.datetime, person: Person) -> dt.date:
    return at.astimezone(ZoneInfo(person.time_zone)).date()


category(
    "attendance",
    label=gettext_lazy("Days of contact"),
    hint=gettext_lazy("The days you met or talked, and for how long. No notes."),
    build=_attendance,
)
category(
    "contact_log",
    label=gettext_lazy("Contacts and attempts"),
    hint=gettext_lazy("Each contact and attempt with its day and way. No notes."),
    build=_contact_log,
)
category(
    "contacts",
    label=gettext_lazy("Notes about contacts"),
    hint=gettext_lazy("What was written after each contact."),
    build=_notes,
)
category(
    "plan",
    label=gettext_lazy("Plan"),
    hint=gettext_lazy("Goals and steps as they stand."),
    build=_plan,
)
category(
    "check_ins",
    label=gettext_lazy("Check-ins"),
    hint=gettext_lazy("How the person said their days were. Not their words."),
    build=_check_ins,
)
category(
    "cadence",
    label=gettext_lazy("How often you are in touch"),
    hint=gettext_lazy("The agreement in force."),
    build=_cadence,
)
