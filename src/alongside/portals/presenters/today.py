"""Today in words: greeting, reasons, appointments, figures of the week."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.coaching.models.contact import ContactMode
from alongside.coaching.presenters import reasons
from alongside.coaching.queries.caseload import Line, Listed
from alongside.coaching.queries.coming import Next
from alongside.coaching.queries.today import Promise, Week
from alongside.coaching.views.pages import address
from alongside.core import clock
from alongside.groups.models.group import Mode
from alongside.privacy.reaching import Reach, reach
from alongside.ui import times


@dataclass(frozen=True, slots=True)
class Row:
    """One person on the list, ready to show."""

    line: Line
    zone: str

    @property
    def person(self) -> object:
        return self.line.person

    @property
    def sentence(self) -> str:
        return reasons.sentence(self.line, self.zone)

    @property
    def chips(self) -> list[reasons.Chip]:
        return reasons.chips(self.line)

    @property
    def reach(self) -> Reach:
        """Whether they may be called or texted now, and what to mind (DS-04)."""
        return reach(self.line.person, self.line.rules, at=clock.now())


@dataclass(frozen=True, slots=True)
class TodayPage:
    """Everything on Today."""

    zone: str
    name: str
    capacity: int
    people: Listed
    promises: list[Promise]
    coming: list[Next]
    week: Week

    @property
    def greeting(self) -> str:
        hour, name = clock.now().astimezone(ZoneInfo(self.zone)).hour, self.name.split(" ")[0]
        if hour < 12:
            text = _("Good morning, %(name)s")
        else:
            text = _("Good afternoon, %(name)s") if hour < 18 else _("Good evening, %(name)s")
        return text % {"name": name}

    @property
    def lead(self) -> str:
        groups = sum(1 for one in self.coming if one.person is None)
        soon, waiting = len(self.coming) - groups, self.people.waiting_count
        parts = [_capital(times.day(clock.today(self.zone)))]
        if soon:
            parts.append(ngettext("%(n)s appointment", "%(n)s appointments", soon) % {"n": soon})
        if groups:
            parts.append(ngettext("%(n)s group", "%(n)s groups", groups) % {"n": groups})
        reach = ngettext("%(n)s person to reach", "%(n)s people to reach", waiting)
        parts.append(reach % {"n": waiting} if waiting else _("nobody waits for you"))
        return " · ".join(parts)

    @property
    def rows(self) -> list[Row]:
        return [Row(line, self.zone) for line in self.people.lines]

    @property
    def room(self) -> str:
        free = self.capacity - self.people.people_count
        if free <= 0:
            return _("people, no room now")
        return ngettext("people, room for %(n)s", "people, room for %(n)s", free) % {"n": free}

    @property
    def hours_with_people(self) -> str:
        return times.duration(round(self.week.with_people_minutes / 15) * 15)

    @property
    def credential_hours(self) -> int:
        return min(self.week.experience_minutes // 60, self.week.hours_needed)


def promise_meta(promise: Promise) -> str:
    """This function will say to whom it was promised, and which goal it serves."""
    goal = _("Goal: %(words)s") % {"words": promise.goal} if promise.goal else ""
    return " · ".join(part for part in (promise.person.short_name, goal) if part)


def promise_due(promise: Promise) -> str:
    """This function will say when a promise is due."""
    if promise.due_date is None:
        return ""
    return _("due %(day)s") % {"day": times.day(promise.due_date, near=True)}


def promise_url(promise: Promise) -> str:
    """This function will give where ticking a promise is sent."""
    return address("coaching:step-state", promise.id)


def coming_meta(one: Next) -> str:
    """This function will say when, how and where."""
    span = f"{times.time_of_day(one.starts_at)}–{times.time_of_day(one.ends_at)}"
    kinds = ContactMode if one.person else Mode
    mode = kinds(one.mode).label if one.mode in kinds.values else ""
    return " · ".join(str(part) for part in (span, mode, one.place) if part)


def soon(one: Next) -> str:
    """This function will say how soon it starts, within the hour."""
    left = one.starts_at - clock.now()
    if left > dt.timedelta(hours=1):
        return ""
    return _("now") if left <= dt.timedelta(0) else times.ago(one.starts_at)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


FOR_TEMPLATE = {
    "promise_meta": promise_meta,
    "promise_due": promise_due,
    "promise_url": promise_url,
    "coming_meta": coming_meta,
    "soon": soon,
}
