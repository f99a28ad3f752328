"""What commands accept: each refusal names its field and says what to do."""

import datetime as dt
import uuid
from collections.abc import Iterable

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.errors import BadInput, NotPermitted

LONGEST = 5_000
CLOCK_SKEW = dt.timedelta(minutes=15)
OLDEST = dt.timedelta(days=3660)


def author(by: Actor) -> uuid.UUID:
    """
    This function will give the membership that signs for what is written.

    :raises NotPermitted: for an actor who is nobody's colleague, such as a job
    """
    if by.membership_id is None:
        raise NotPermitted(_("Say who this is by."))
    return by.membership_id


def house(by: Actor) -> uuid.UUID:
    """
    This function will give the organisation whose row is made.

    :raises NotPermitted: for an actor who belongs to none
    """
    if by.organisation_id is None:
        raise NotPermitted(_("Say for which organisation."))
    return by.organisation_id


def one_of(value: str, allowed: Iterable[str], field: str) -> str:
    """This function will let a known choice pass."""
    if value not in set(allowed):
        raise BadInput(_("Choose one from the list."), field=field)
    return value


def some_of(values: Iterable[str], allowed: Iterable[str], field: str) -> list[str]:
    """This function will let known choices pass, each once, in their order."""
    known, chosen = set(allowed), list(dict.fromkeys(values))
    if any(value not in known for value in chosen):
        raise BadInput(_("Choose from the list."), field=field)
    return chosen


def within(value: int, least: int, most: int, field: str) -> int:
    """This function will let a whole number from `least` to `most` pass."""
    if type(value) is not int or not least <= value <= most:
        words = {"least": least, "most": most}
        raise BadInput(_("Enter a number from %(least)s to %(most)s.") % words, field=field)
    return value


def words(text: str, field: str, *, needed: bool = False) -> str:
    """This function will let a text of at most 5,000 characters pass, without air around it."""
    stripped = text.strip()
    if len(stripped) > LONGEST:
        raise BadInput(_("Shorten this. The most is 5,000 characters."), field=field)
    if needed and not stripped:
        raise BadInput(_("Write a few words first."), field=field)
    return stripped


def past(at: dt.datetime, field: str) -> dt.datetime:
    """This function will let a moment pass that has been, give or take a phone's clock."""
    now = clock.now()
    if at > now + CLOCK_SKEW:
        raise BadInput(_("This is still to come. Enter when it happened."), field=field)
    if at < now - OLDEST:
        raise BadInput(_("Check the year. This is more than ten years ago."), field=field)
    return at


def day_between(on: dt.date, earliest: dt.date, latest: dt.date, field: str) -> dt.date:
    """This function will let a day pass that lies between two others."""
    if on < earliest:
        raise BadInput(_("Enter a later date."), field=field)
    if on > latest:
        raise BadInput(_("Enter an earlier date."), field=field)
    return on
