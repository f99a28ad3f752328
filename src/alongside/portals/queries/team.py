"""Coaches of a supervisor's programs with certificates near their end and who covers whom."""

import datetime as dt
import uuid

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.core.errors import NotFound
from alongside.people.models import Assignment, Person
from alongside.people.models.assignment import COACH, COVERING
from alongside.people.queries import persons
from alongside.workforce.models import Credential
from alongside.workforce.queries import team

SOON_DAYS = 60


def covers(by: Actor) -> list[Assignment]:
    """This function will list who covers for whom now."""
    rows = Assignment.objects.scoped(by).filter(kind=COVERING, until_at__isnull=True)
    seen = persons.served_by(by).values("pk")
    return list(rows.filter(person__in=seen).select_related("person", "coach").order_by("from_at"))


def ending_soon(*, by: Actor, today: dt.date) -> dict[uuid.UUID, Credential]:
    """This function will give for each coach the certificate that ends first, if it is soon."""
    rows = Credential.objects.scoped(by).filter(
        coach__in=team.coaches(by=by).values("pk"),
        expires_on__lte=today + dt.timedelta(days=SOON_DAYS),
    )
    return {row.coach_id: row for row in rows.order_by("-expires_on")}


def people_of(*, by: Actor, coach_id: uuid.UUID) -> QuerySet[Person]:
    """This function will give the people a coach walks with, whom the supervisor may see."""
    served = Assignment.objects.scoped(by).filter(
        coach_id=coach_id, kind=COACH, until_at__isnull=True
    )
    return persons.served_by(by).filter(pk__in=served.values("person_id")).order_by("pk")


def cover(assignment_id: uuid.UUID, *, by: Actor) -> Assignment:
    """
    This function will find a cover the supervisor may end.

    :raises NotFound: for any other id
    """
    rows = Assignment.objects.scoped(by).filter(
        pk=assignment_id, kind=COVERING, until_at__isnull=True
    )
    found = rows.filter(person__in=persons.served_by(by).values("pk")).select_related("person")
    row = found.first()
    if row is None:
        raise NotFound(_("There is nothing here."))
    return row
