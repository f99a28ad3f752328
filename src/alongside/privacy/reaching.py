"""
Whether somebody may be called or texted now, in words (HS-12, DS-04). Pure: rules and a moment.

Quiet hours are from 9 pm to 8 am on the person's own clock unless they chose safe hours. What the
person said about ways (no calls, no texts, no voice mail) beats every hour.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from alongside.ui import times

CALL, TEXT = "call", "text"
FROM, UNTIL = dt.time(8), dt.time(21)


class Rules(Protocol):
    """What a person said on how they are reached (`models.ContactRules`)."""

    safe_from: dt.time | None
    safe_until: dt.time | None
    no_voice_mail: bool
    withheld_number: bool
    safe_word: str
    words: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """May it be done now; if not, what stands in place of the link."""

    may: bool
    words: str = ""


def hours(rules: Rules | None) -> tuple[dt.time, dt.time]:
    """This function will give from when until when a person may be reached, on their clock."""
    if rules is None or rules.safe_from is None or rules.safe_until is None:
        return FROM, UNTIL
    return rules.safe_from, rules.safe_until


def is_safe(local: dt.time, rules: Rules | None) -> bool:
    """This function will tell whether a time of day lies within; hours may go past midnight."""
    start, end = hours(rules)
    if start == end:
        return True
    if start < end:
        return start <= local < end
    return local >= start or local < end


def verdict(way: str, *, zone: str, at: dt.datetime, rules: Rules | None, may: bool) -> Verdict:
    """
    This function will tell whether a person may be called or texted at a moment.

    `may` is what they said about this way as such.
    """
    if not may:
        return Verdict(False, _("No calls") if way == CALL else _("No texts"))
    local = at.astimezone(ZoneInfo(zone)).time()
    if is_safe(local, rules):
        return Verdict(True)
    words = {"time": times.time_of_day(hours(rules)[0])}
    return Verdict(False, _("Quiet hours until %(time)s") % words)


def cautions(rules: Rules | None, *, may_leave_message: bool) -> list[str]:
    """This function will list what to mind when calling, as the person said it."""
    said = [] if may_leave_message and not (rules and rules.no_voice_mail) else [_("No voice mail")]
    if rules is None:
        return said
    if rules.withheld_number:
        said.append(_("Call with your number withheld"))
    if rules.safe_word:
        said.append(_("Safe word: %(word)s") % {"word": rules.safe_word})
    if rules.words:
        said.append(rules.words)
    return said
