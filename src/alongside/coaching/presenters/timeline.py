"""The timeline in words."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.coaching.domains import LifeDomain
from alongside.coaching.models.cadence import TransitionKind
from alongside.coaching.models.checkin import Day
from alongside.coaching.models.contact import ContactMode
from alongside.coaching.presenters import contacts
from alongside.coaching.queries.timeline import PAGE_SIZE, Entry, Mark
from alongside.coaching.queries.timeline_sources import KINDS
from alongside.core import clock
from alongside.groups.models.attendance import CameBy
from alongside.people.models.assignment import COACH
from alongside.people.models.enrolment import Status
from alongside.ui import times

ICONS = {
    "check_in": "heart", "transition": "flag", "status": "check", "appointment": "calendar",
    "coach": "people", "group": "people",
}  # fmt: skip
TONES = {
    "check_in": "plum", "transition": "clay", "status": "sky", "appointment": "gold",
    "coach": "green", "group": "green",
}  # fmt: skip


def _check_in(one: Entry) -> str:
    return _("Check-in: %(day)s") % {"day": Day(one.numbers[0] or Day.OKAY).label}


def _transition(one: Entry) -> str:
    day = times.day(dt.date.fromisoformat(one.how[:10]), near=True)
    return f"{TransitionKind(one.what).label} · {day}"


def _appointment(one: Entry) -> str:
    name = _("Appointment to come") if one.at > clock.now() else _("Appointment")
    mode = ContactMode(one.how).label if one.how in ContactMode.values else ""
    return f"{name} · {mode}" if mode else name


def _coach(one: Entry) -> str:
    said = _("%(name)s became their coach") if one.what == COACH else _("%(name)s began to cover")
    return said % {"name": one.who}


def _group(one: Entry) -> str:
    return _("Group session") + f" · {CameBy(one.how).label}"


TITLES: dict[str, Callable[[Entry], str]] = {
    "contact": lambda one: contacts.title(one.what, one.how),
    "check_in": _check_in,
    "transition": _transition,
    "status": lambda one: str(Status(one.what).label),
    "appointment": _appointment,
    "coach": _coach,
    "group": _group,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry, ready to show."""

    entry: Entry

    @property
    def title(self) -> str:
        one = self.entry
        return KINDS[one.kind].title(one) if one.kind in KINDS else TITLES[one.kind](one)

    @property
    def by(self) -> str:
        """Who did it, where the title does not say so."""
        return "" if self.entry.kind == "coach" else self.entry.who

    @property
    def when(self) -> str:
        minutes = self.entry.numbers[0] if self.entry.kind in ("contact", "group") else 0
        moment = times.moment(self.entry.at)
        return f"{moment} · {times.duration(minutes)}" if minutes else moment

    @property
    def icon(self) -> str:
        if self.entry.kind == "contact":
            return contacts.icon(self.entry.how)
        kind = self.entry.kind
        return KINDS[kind].icon if kind in KINDS else ICONS[kind]

    @property
    def tone(self) -> str:
        if self.entry.kind == "contact":
            return "green" if self.entry.numbers[1] else ""
        kind = self.entry.kind
        return KINDS[kind].tone if kind in KINDS else TONES[kind]

    @property
    def chips(self) -> list[str | tuple[str, str]]:
        if self.entry.kind in KINDS:
            return list(KINDS[self.entry.kind].chips(self.entry))
        known = dict(LifeDomain.choices)
        tags: list[str | tuple[str, str]] = [str(known[t]) for t in self.entry.tags if t in known]
        if self.entry.kind == "contact" and not self.entry.numbers[2]:
            tags.insert(0, (_("Draft, not signed"), "gold"))
        if self.entry.kind == "check_in":
            tags = [*self._ratings(), *tags]
        return tags

    def _ratings(self) -> list[str | tuple[str, str]]:
        _day, craving, connection = self.entry.numbers
        said: list[str | tuple[str, str]] = []
        if craving is not None:
            said.append(_("Craving %(n)s of 10") % {"n": craving})
        if connection is not None:
            said.append(_("Connection %(n)s of 10") % {"n": connection})
        return said


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """A page of the timeline with the link to what is older."""

    entries: list[Entry]
    first_name: str

    @property
    def rows(self) -> list[Shown]:
        return [Shown(entry) for entry in self.entries[:PAGE_SIZE]]

    @property
    def older(self) -> str:
        """The mark of the next page, or nothing at the end."""
        if len(self.entries) <= PAGE_SIZE:
            return ""
        last = self.entries[PAGE_SIZE - 1]
        return str(Mark(last.at, last.id))
