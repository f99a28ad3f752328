"""The list of people in words."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from alongside.coaching.presenters import reasons
from alongside.coaching.queries.caseload import Line, Listed
from alongside.people.models import Person
from alongside.people.models.enrolment import Status, status_words
from alongside.ui import times

STATUS_CHOICES = Status.choices


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person on the list."""

    line: Line
    zone: str

    @property
    def person(self) -> Person:
        return self.line.person

    @property
    def sentence(self) -> str:
        said = reasons.sentence(self.line, self.zone)
        if self.line.due.on is None or self.line.reasons:
            return said
        due = _("next contact %(day)s") % {"day": times.day(self.line.due.on, near=True)}
        return f"{said} · {due}" if said else due

    @property
    def chips(self) -> list[reasons.Chip]:
        found = reasons.chips(self.line)
        if self.line.status and self.line.status != Status.REACHED:
            found.append((status_words(self.line.status, has_coach=self.line.has_coach), ""))
        return found


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """A page of the list with its filter and its links."""

    page: Listed
    zone: str
    status: str
    mine: bool

    @property
    def rows(self) -> list[PersonRow]:
        return [PersonRow(line, self.zone) for line in self.page.lines]

    @property
    def lead(self) -> str:
        if not self.mine:
            return _("Everyone in your programs, the newest first.")
        count = self.page.people_count
        said = ngettext("%(n)s person.", "%(n)s people, whom to reach first at the top.", count)
        return said % {"n": count}

    @property
    def statuses(self) -> list[tuple[str, str]]:
        return [
            ("", pgettext("enrolments", "Open")),
            (str(Status.ASKED), _("Asked, not reached yet")),
            *((value, str(label)) for value, label in STATUS_CHOICES if value != Status.ASKED),
        ]

    @property
    def newer(self) -> str | None:
        return self._link(self.page.newer)

    @property
    def older(self) -> str | None:
        return self._link(self.page.older)

    def _link(self, mark: str) -> str | None:
        pairs = [("status", self.status), ("page", mark)]
        return "?" + urlencode([p for p in pairs if p[1]]) if mark else None
