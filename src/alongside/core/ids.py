"""Ids: UUID version 7, made by us or by an offline client (then also the idempotency key)."""

import datetime as dt
import uuid

import uuid_utils
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.errors import BadInput

# An id made on a phone with a wrong clock is still good; one from another age is a forgery.
OLDEST = dt.timedelta(days=400)
NEWEST = dt.timedelta(days=2)


def new_id() -> uuid.UUID:
    """This function will make a new id that sorts by the time it was made."""
    return uuid.UUID(int=uuid_utils.uuid7().int)


def parse_id(text: object) -> uuid.UUID:
    """
    This function will read an id of ours from text.

    :raises BadInput: when the text is no UUID
    """
    try:
        return uuid.UUID(str(text))
    except ValueError:
        raise BadInput(_("This link or form is damaged. Go back and try again.")) from None


def key_again(text: object) -> uuid.UUID:
    """
    This function will give the key of a form that comes back to be mended: its own one still.

    A damaged key is replaced, or the form could never be sent again.
    """
    try:
        return parse_client_id(text)
    except BadInput:
        return new_id()


def parse_client_id(text: object) -> uuid.UUID:
    """
    This function will read an id that a page or an offline client made.

    It must be version 7 and of a believable age, so that nobody can aim at a row that exists.

    :raises BadInput: when it is not
    """
    value = parse_id(text)
    # A forged id may claim a year that no calendar has.
    seconds = min((value.int >> 80) / 1000, dt.datetime.max.replace(tzinfo=dt.UTC).timestamp() - 1)
    made_at = dt.datetime.fromtimestamp(seconds, tz=dt.UTC)
    now = clock.now()
    # The clock of tests and demos may stand still in another year, so real time counts as well.
    real_now = clock.machine_now()
    believable = any(n - OLDEST <= made_at <= n + NEWEST for n in (now, real_now))
    if value.version != 7 or not believable:
        raise BadInput(_("This form is too old or damaged. Open the page again and send it again."))
    return value
