"""A record in words."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.coaching.cadence import Why
from alongside.coaching.models.cadence import TransitionKind
from alongside.coaching.models.contact import ContactMode
from alongside.coaching.models.goal import Owner
from alongside.coaching.presenters import reasons
from alongside.coaching.presenters.reaching import ways
from alongside.coaching.queries.caseload import Line
from alongside.coaching.queries.record import GoalSummary, Record
from alongside.core import clock
from alongside.people.models import Cause, Person
from alongside.people.models.assignment import COACH
from alongside.people.models.enrolment import Pathway, Stage, TreatmentRelation, status_words
from alongside.privacy.reaching import Reach, reach, rules_of
from alongside.safety import outreach
from alongside.ui import times


@dataclass(frozen=True, slots=True)
class RecordPage:
    """The top of a record, ready to show."""

    found: Record
    zone: str
    goals: list[GoalSummary]

    @property
    def person(self) -> Person:
        return self.found.person

    @property
    def reach(self) -> Reach:
        """Whether they may be called or texted now, and what to mind (DS-04)."""
        return reach(self.person, rules_of(self.person), at=clock.now())

    @property
    def chips(self) -> list[reasons.Chip]:
        return reasons.chips(self._line)

    @property
    def quiet(self) -> str:
        """What happened, while nothing is sent to the person or asked of them by itself."""
        if not self.found.quiet_cause:
            return ""
        cause = Cause(self.found.quiet_cause).label
        return _("%(cause)s. Nothing goes out by itself.") % {"cause": cause}

    @property
    def outreach(self) -> str:
        """What they chose beforehand for a time in which they do not answer."""
        chosen = self.found.signals.outreach
        if chosen is None:
            return _("Nothing chosen for a time without an answer.")
        if chosen.after_days is None:
            return _("They chose: do nothing if they do not answer.")
        words = ngettext(
            "After %(n)s day without an answer: %(steps)s.",
            "After %(n)s days without an answer: %(steps)s.",
            chosen.after_days,
        )
        return words % {"n": chosen.after_days, "steps": outreach.for_staff(chosen.steps)}

    @property
    def lead(self) -> str:
        return reasons.sentence(self._line, self.zone)

    @property
    def next_contact(self) -> str:
        """When the next contact is due and why."""
        due = self.found.due
        if due.on is None:
            return ""
        words = {"day": times.day(due.on, near=True), "why": self._why()}
        if due.on < clock.today(self.zone):
            return _("was due %(day)s: %(why)s") % words
        return _("%(day)s: %(why)s") % words

    def _why(self) -> str:
        due = self.found.due
        if due.why is Why.FOLLOW_UP:
            kind = TransitionKind(due.transition_kind or "").label
            return _("%(kind)s, day %(n)s") % {"kind": kind, "n": due.day}
        if due.why is Why.FIRST_CONTACT:
            return _("the first contact")
        return reasons.how_often(due)

    @property
    def standing(self) -> list[tuple[str, str]]:
        """Status, pathway, relation to treatment, stage, coaches, cadence: label and text."""
        held = self.found.standing
        stage = Stage(str(held["stage"])).label if held["stage"] else ""
        judged = held["stage_on"]
        if stage and isinstance(judged, dt.date):
            stage = f"{stage} ({times.short_day(judged)})"
        pairs = [
            (_("Status"), status_words(self.found.status, has_coach=self._has_coach)),
            (_("Program"), held["program_name"]),
            (_("Pathway"), Pathway(str(held["pathway"])).label if held["pathway"] else ""),
            (_("Treatment"), self._relation()),
            (_("Stage"), stage),
            (_("Coach"), ", ".join(self._coaches())),
            (_("Agreed") if self.found.every_days else _("How often"), self._agreed()),
            (_("Next contact"), self.next_contact),
            (_("Planned"), self._planned()),
        ]
        return [(label, str(text)) for label, text in pairs if text]

    @property
    def _has_coach(self) -> bool:
        return any(kind == COACH for _name, kind in self.found.coaches)

    def _relation(self) -> str:
        relation = self.found.standing["relation"]
        return str(TreatmentRelation(str(relation)).label) if relation else ""

    def _coaches(self) -> list[str]:
        covering = _("%(name)s (covering)")
        return [n if k == "coach" else covering % {"name": n} for n, k in self.found.coaches]

    def _agreed(self) -> str:
        days = self.found.every_days
        if not days:
            default = self.found.default_days
            return reasons.program_default(default) if default else ""
        every = ngettext("every day", "every %(n)s days", days) % {"n": days}
        mode = self.found.signals.mode
        return " · ".join(p for p in (every, str(ContactMode(mode).label) if mode else "") if p)

    def _planned(self) -> str:
        on = self.found.standing["planned_on"]
        if not isinstance(on, dt.date) or on < clock.today(self.zone):
            return ""
        mode = str(self.found.standing["planned_mode"] or "")
        how = str(ContactMode(mode).label) if mode else ""
        return " · ".join(part for part in (times.day(on, near=True), how) if part)

    @property
    def reaching(self) -> list[tuple[str, str]]:
        """Safe ways to reach the person."""
        return ways(self.person)

    @property
    def _line(self) -> Line:
        found = self.found
        return Line(
            found.person, found.signals, found.reasons, found.due, found.status,
            is_quiet=bool(found.quiet_cause),
        )  # fmt: skip


def step_meta(step: tuple[str, str, dt.date | None], first_name: str) -> str:
    """This function will say whose step it is and when it is due."""
    _words, owner, due = step
    who = first_name if owner == Owner.PERSON else _("Coach")
    return f"{who} · {times.day(due, near=True)}" if due else who
