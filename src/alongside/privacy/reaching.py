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

from alongside.people.models import Person
from alongside.privacy.models import ContactRules
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
    is_quiet: bool = False


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
    return Verdict(False, _("Quiet hours until %(time)s") % words, is_quiet=True)


def cautions(rules: Rules | None) -> list[str]:
    """This function will list what to mind when calling, as the person said it."""
    if rules is None:
        return []
    said = [_("No voice mail")] if rules.no_voice_mail else []
    if rules.withheld_number:
        said.append(_("Call with your number withheld"))
    if rules.safe_word:
        said.append(_("Safe word: %(word)s") % {"word": rules.safe_word})
    if rules.words:
        said.append(rules.words)
    return said


def rules_of(person: Person) -> ContactRules | None:
    """This function will give a person's rules, which were loaded with them."""
    return getattr(person, "contact_rules", None)


@dataclass(frozen=True, slots=True)
class Reach:
    """How one person may be reached now, for a page: links or words, and what to mind."""

    phone: str
    call: Verdict
    text: Verdict
    cautions: list[str]

    @property
    def takes_texts(self) -> bool:
        """Whether texts are welcome as such: one that was sent is written down at any hour."""
        return self.text.may or self.text.is_quiet

    @property
    def quiet(self) -> str:
        """What stands in place of the links in quiet hours; empty when a link stands there."""
        held = [one.words for one in (self.call, self.text) if one.is_quiet]
        return held[0] if held else ""


def reach(person: Person, rules: ContactRules | None, *, at: dt.datetime) -> Reach:
    """This function will tell how a person may be reached at a moment, and what to mind."""
    zone = person.time_zone
    has_phone = bool(person.phone)
    call = verdict(CALL, zone=zone, at=at, rules=rules, may=has_phone and person.may_call)
    text = verdict(TEXT, zone=zone, at=at, rules=rules, may=has_phone and person.may_text)
    told = cautions(rules) if has_phone else []
    return Reach(person.phone if call.may else "", call, text, told)
