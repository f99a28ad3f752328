"""
What is looked at again and again, and when each is due (HS-17, HS-18).

The checklist of docs/policies/review.md as data. A thing is due so many months after it was last
done; what was never done is due at once.
"""

import calendar
import datetime as dt
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the checklist, done again after so many months."""

    key: str
    label: str | Promise
    months: int
    source: str
    on_desk: bool = False  # always on the desk, due or not


_NPRM = "90 FR 898 (proposed 45 CFR 164.308, 164.312); HS-18"
_OURS = "docs/policies/review.md"
ITEMS: dict[str, Item] = {
    one.key: one
    for one in (
        Item("scan", _("Scan for known weaknesses"), 6, _NPRM, on_desk=True),
        Item("penetration", _("Penetration test"), 12, _NPRM, on_desk=True),
        Item("audit", _("Audit against the rules"), 12, _NPRM, on_desk=True),
        Item("map", _("Map of the system compared with what is there"), 12, "HS-17"),
        Item("log", _("Audit log verified, and the result kept"), 12, _OURS),
        Item("restore", _("A backup restored, with its figures"), 12, "HS-16"),
        Item("staff", _("Who works here, and in which role"), 12, _OURS),
        Item("vendors", _("Every agreement of the register of vendors"), 12, "HS-17"),
        Item("rules", _("Rules of retention and breaches confirmed by counsel"), 12, _OURS),
        Item("policies", _("Policies signed anew, and staff taught"), 12, _OURS),
    )
}


@dataclass(frozen=True, slots=True)
class Due:
    """Where one entry stands. `due_on` None: it was never done."""

    item: Item
    last_on: dt.date | None
    due_on: dt.date | None

    def is_due(self, today: dt.date) -> bool:
        """Whether it is to be done now; from the day it is due on."""
        return self.due_on is None or today >= self.due_on


def due(item: Item, last_on: dt.date | None) -> Due:
    """This function will tell when an entry is due again."""
    return Due(item, last_on, months_after(last_on, item.months) if last_on else None)


def months_after(day: dt.date, months: int) -> dt.date:
    """This function will give the same day so many months on, or the last day of a shorter one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))
