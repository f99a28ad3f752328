"""Which program a request goes to."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.core.errors import BadInput
from alongside.people.models import Enrolment, Person, Program


def open_programs(*, by: Actor) -> QuerySet[Program]:
    """This function will list the programs that take requests, the oldest first."""
    rows = Program.objects.scoped(by).filter(takes_requests=True)
    return rows.order_by("created_at", "pk")


def for_request(*, by: Actor, person: Person | None, setting: str) -> Program:
    """
    This function will choose the program: the person's latest, or the first of the setting, or
    the first of all.

    :raises BadInput: when no program takes requests
    """
    if person is not None:
        rows = Enrolment.objects.scoped(by).filter(person=person, program__takes_requests=True)
        latest = rows.select_related("program").order_by("-enrolled_on", "-pk").first()
        if latest is not None:
            return latest.program
    found = list(open_programs(by=by))
    if not found:
        raise BadInput(_("No program takes requests right now. Call us, or try again later."))
    return next((one for one in found if one.setting == setting), found[0])
