"""Words of the supervisor's pages."""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.core import clock
from alongside.matching.models import Proposal, Request
from alongside.matching.models.proposal import COACH, PERSON
from alongside.people.models import Membership
from alongside.portals.queries.overview import Unmet


def waited(since: dt.datetime) -> str:
    """This function will say how long somebody has waited."""
    hours = int((clock.now() - since).total_seconds() // 3600)
    if hours < 1:
        return _("less than an hour")
    if hours < 48:
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    return ngettext("%(n)s day", "%(n)s days", hours // 24) % {"n": hours // 24}


def asked(request: Request) -> str:
    """This function will say who asked for a coach and for which program."""
    return _("%(who)s · %(program)s") % {
        "who": request.get_asked_by_display(),
        "program": request.program.name,
    }


def overdue(one: Unmet) -> str:
    """This function will say how late a contact is against what was agreed."""
    late = ngettext("%(n)s day overdue", "%(n)s days overdue", one.days) % {"n": one.days}
    if one.every_days is None:
        return late
    agreed = ngettext("every %(n)s day", "every %(n)s days", one.every_days)
    return f"{late} · {_('agreed')}: {agreed % {'n': one.every_days}}"


def unreached(one: Unmet) -> str:
    """This function will say for how long nobody was reached, and how often it was tried."""
    days = ngettext("%(n)s day since contact", "%(n)s days since contact", one.days)
    tries = ngettext("%(n)s try", "%(n)s tries", one.attempts) % {"n": one.attempts}
    return f"{days % {'n': one.days}} · {tries}"


def load(coach: Membership) -> str:
    """This function will say how many people a coach walks with and how much room is left."""
    own: int = coach.own_count  # type: ignore[attr-defined]
    room = coach.capacity - own
    people = ngettext("%(n)s person", "%(n)s people", own) % {"n": own}
    if room < 0:
        return f"{people} · {_('%(n)s over what was agreed') % {'n': -room}}"
    return f"{people} · {_('room for %(n)s') % {'n': room}}"


def not_answered(proposal: Proposal) -> str:
    """This function will say whose answer a proposal waits for."""
    said = {answer.side for answer in proposal.answers.all()}
    left = {COACH: _("the coach"), PERSON: _("the person")}
    names = [name for side, name in left.items() if side not in said]
    return _("Waits for %(names)s") % {"names": _(" and ").join(names)}
