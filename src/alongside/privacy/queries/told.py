"""Who was told what about a person: the ledger as the person reads it (P2-39 to P2-42)."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from alongside.core import audit, clock
from alongside.core.actor import Actor
from alongside.people import policy
from alongside.people.models import Person
from alongside.privacy.models import Disclosure
from alongside.privacy.models.consent import ConsentKind
from alongside.privacy.models.recipient import RecipientKind

YEARS = 3
NEWEST = 10


def accounting(person: Person, *, by: Actor, years: int = YEARS) -> list[Disclosure]:
    """
    This function will list every disclosure of the last years, newest first.

    Those without consent are among them, with their basis (P2-42); so are those under a consent
    to treatment, payment and running the program, for this product is a record kept by computer.

    :raises NotFound: for anybody but the person, and the privacy officer who answers for them
    """
    rows = _of(person, by).filter(at__gte=since(person, years))
    return list(rows.order_by("-at", "-id"))


def through_others(person: Person, *, by: Actor) -> list[Disclosure]:
    """
    This function will list what went through an intermediary in three years (P2-39, 2.24).

    :raises NotFound: for anybody but the person
    """
    through = Q(consent__kind=ConsentKind.INTERMEDIARY)
    through |= Q(recipient__kind=RecipientKind.INTERMEDIARY)
    rows = _of(person, by).filter(through, at__gte=since(person, YEARS))
    return list(rows.order_by("-at", "-id"))


def newest(person: Person, *, by: Actor) -> list[Disclosure]:
    """This function will list the newest of all, for the page on who looked."""
    return list(_of(person, by).order_by("-at", "-id")[:NEWEST])


def since(person: Person, years: int) -> dt.datetime:
    """This function will give the first moment of the time an accounting is over."""
    zone = ZoneInfo(person.time_zone)
    today = clock.now().astimezone(zone).date()
    days_of_february = (today.month, today.day) == (2, 29)
    first = today.replace(year=today.year - years, day=28 if days_of_february else today.day)
    return dt.datetime.combine(first, dt.time(), zone)


def read(person: Person, *, by: Actor) -> None:
    """This function will note that the list was opened."""
    audit.read(by=by, person=person, what="accounting")


def exported(person: Person, *, by: Actor, form: str) -> None:
    """This function will note that the list was taken as a file."""
    audit.record(
        by=by, action="accounting.exported", object=person, person_id=person.pk,
        detail={"form": form},
    )  # fmt: skip


def _of(person: Person, by: Actor) -> QuerySet[Disclosure]:
    policy.check_is_the_person(by=by, person=person)
    return Disclosure.objects.scoped(by).filter(person=person)
