"""From which age somebody signs alone here."""

import datetime as dt

from alongside.core.actor import Actor
from alongside.privacy.models import MinorRule


def all_rules(*, by: Actor) -> list[MinorRule]:
    """This function will list the versions of the rule, newest first."""
    rows = MinorRule.objects.scoped(by).select_related("confirmed_by")
    return list(rows.order_by("-effective_on", "-id"))


def alone_from(*, by: Actor, on: dt.date) -> int | None:
    """This function will give the age that holds on a day, None while nobody wrote it down."""
    rows = MinorRule.objects.scoped(by).filter(effective_on__lte=on)
    newest = rows.order_by("-effective_on", "-id").first()
    return None if newest is None else newest.alone_from
