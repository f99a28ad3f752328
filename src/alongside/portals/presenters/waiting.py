"""How long somebody waits and how much a coach carries, in words."""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.core import clock


def waited(since: dt.datetime) -> str:
    """This function will say how long somebody has waited."""
    hours = int((clock.now() - since).total_seconds() // 3600)
    if hours < 1:
        return _("less than an hour")
    if hours < 48:
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    return ngettext("%(n)s day", "%(n)s days", hours // 24) % {"n": hours // 24}


def load(own: int, capacity: int) -> str:
    """This function will say how many people a coach walks with and how much room is left."""
    room = capacity - own
    people = ngettext("%(n)s person", "%(n)s people", own) % {"n": own}
    if room < 0:
        return f"{people} · {_('%(n)s over what was agreed') % {'n': -room}}"
    return f"{people} · {_('room for %(n)s') % {'n': room}}"
