"""Open loops by age, and gaps by life domain."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.core import clock
from alongside.referrals.presenters import words
from alongside.referrals.presenters.phoning import Phoning, phoning
from alongside.referrals.queries.gaps import Gap
from alongside.referrals.queries.referrals import Line

AGES = (7, 14, 30)


@dataclass(frozen=True, slots=True)
class LoopsPage:
    """The page of open loops, of a coach or of a program."""

    lines: list[Line]
    count: int
    gaps: list[Gap]
    gap_counts: Counter[str]
    is_own: bool
    name: str

    @property
    def lead(self) -> str:
        open_count = ngettext("%(n)s open referral", "%(n)s open referrals", self.count)
        waiting = sum(line.is_reminded for line in self.lines)
        parts = [open_count % {"n": self.count}]
        if waiting:
            parts.append(
                ngettext("%(n)s waits for you", "%(n)s wait for you", waiting) % {"n": waiting}
            )
        return " · ".join(parts)

    @property
    def to_phone(self) -> list[Phoning]:
        """Whom a coach asks by phone or by a text now, as they chose."""
        due = [line.referral for line in self.lines if self.is_own and line.asks_by_coach]
        return [one for referral in due if (one := phoning(referral, self.name)) is not None]

    @property
    def ages(self) -> list[tuple[str, list[Line]]]:
        """Loops under how long they have stood open; empty ages are left out."""
        groups = [(title, self._between(least, most)) for title, least, most in _spans()]
        return [(title, lines) for title, lines in groups if lines]

    def _between(self, least: int, most: int) -> list[Line]:
        now = clock.now()
        return [
            line
            for line in self.lines
            if dt.timedelta(days=least) <= now - line.referral.created_at < dt.timedelta(days=most)
        ]

    @property
    def missing(self) -> list[tuple[str, int]]:
        """Gaps by life domain, the most first."""
        return [(words.domain(code), count) for code, count in self.gap_counts.most_common()]


def _spans() -> list[tuple[str, int, int]]:
    week, two, month = AGES
    return [
        (_("Open for more than 30 days"), month, 36500),
        (_("Open for 15 to 30 days"), two, month),
        (_("Open for 8 to 14 days"), week, two),
        (_("Open for up to 7 days"), 0, week),
    ]
