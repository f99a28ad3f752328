"""
What a letter may say: facts a person picks one by one, each in a sentence (T24). Pure.

A fact that is not known of the person is not offered, so that no letter says less than it seems.
"""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.ui import times

NAME, MEMBER, SINCE, COACH = "name", "member", "since", "coach"
# Letters that cannot be taken for another when read aloud.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 12


@dataclass(frozen=True, slots=True)
class Known:
    """What the program knows of a person that a letter may say."""

    full_name: str
    program: str
    since: dt.date | None
    coach: str


def choices(known: Known) -> list[tuple[str, str]]:
    """This function will list the facts that can be picked, as key and sentence."""
    offered = [(NAME, sentence(NAME, known))]
    if known.program:
        offered.append((MEMBER, sentence(MEMBER, known)))
    if known.program and known.since:
        offered.append((SINCE, sentence(SINCE, known)))
    if known.coach:
        offered.append((COACH, sentence(COACH, known)))
    return offered


def sentence(key: str, known: Known) -> str:
    """This function will give the sentence of one fact, as the letter has it."""
    words = {
        "name": known.full_name,
        "program": known.program,
        "day": times.short_day(known.since),
        "coach": known.coach,
    }
    return {
        NAME: _("This letter is about %(name)s."),
        MEMBER: _("The person takes part in %(program)s today."),
        SINCE: _("They take part since %(day)s."),
        COACH: _("They meet with %(coach)s, who works here."),
    }[key] % words


def grouped(code: str) -> str:
    """This function will write a code in groups of four, to be read and typed."""
    return "-".join(code[i : i + 4] for i in range(0, len(code), 4))


def plain(code: str) -> str:
    """This function will read a code as somebody typed it."""
    return "".join(one for one in code.upper() if one in ALPHABET)[: LENGTH + 1]
