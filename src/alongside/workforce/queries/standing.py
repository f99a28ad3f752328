"""What the public may know of a coach's work: hours from the ledger and certificates in force."""

import datetime as dt
import uuid
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from alongside.core.actor import Actor
from alongside.people.models import Membership
from alongside.workforce.models import Credential, HoursEntry


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate as the public sees it (NC-03): `checked_on` None is "not checked yet"."""

    name: str
    body: str
    number: str
    verify_url: str
    is_held: bool
    issued_on: dt.date | None
    expires_on: dt.date | None
    checked_on: dt.date | None


@dataclass(slots=True)
class Standing:
    """Minutes in the ledger, and certificates, checked ones first."""

    minutes: int = 0
    certificates: list[Certificate] = field(default_factory=list)


COLUMNS = (
    "name", "body", "number", "verify_url", "is_held", "issued_on", "expires_on", "checked_on",
)  # fmt: skip


def of_coaches(
    *, by: Actor, coach_ids: list[uuid.UUID], today: dt.date
) -> dict[uuid.UUID, Standing]:
    """
    This function will give the standing of some coaches, in one query.

    A certificate that ran out before `today` is left out.
    """
    found: dict[uuid.UUID, Standing] = defaultdict(Standing)
    columns = ["pk", "minutes", *(f"credentials__{name}" for name in COLUMNS)]
    for coach_id, minutes, *certificate in _rows(by, coach_ids).values_list(*columns):
        standing = found[coach_id]
        standing.minutes = minutes
        if certificate[0] is not None:
            _add(standing, Certificate(*certificate), today)
    for standing in found.values():
        standing.certificates.sort(key=lambda c: (not c.is_held, c.checked_on is None, c.name))
    return found


def _rows(by: Actor, coach_ids: list[uuid.UUID]) -> QuerySet[Membership]:
    total = HoursEntry._base_manager.filter(coach_id=OuterRef("pk")).values("coach_id")
    minutes = Subquery(total.annotate(n=Sum("minutes")).values("n"), output_field=IntegerField())
    rows = Membership.objects.scoped(by).filter(pk__in=coach_ids)
    return rows.annotate(minutes=Coalesce(minutes, 0))


def _add(standing: Standing, certificate: Certificate, today: dt.date) -> None:
    if certificate.expires_on is None or certificate.expires_on >= today:
        standing.certificates.append(certificate)


def for_coach(*, by: Actor, coach_id: uuid.UUID) -> QuerySet[Credential]:
    """This function will give all certificates of a coach, those that ran out too."""
    rows = Credential.objects.scoped(by).filter(coach_id=coach_id)
    return rows.select_related("coach", "checked_by").order_by("-is_held", "expires_on", "name")


def minutes_of(*, by: Actor, coach_id: uuid.UUID) -> int:
    """This function will add up a coach's ledger."""
    rows = HoursEntry.objects.scoped(by).filter(coach_id=coach_id)
    return int(rows.aggregate(n=Sum("minutes"))["n"] or 0)


def hours_band(minutes: int) -> int:
    """
    This function will round hours down to a band, so that no single week shows.

    Under 100 to tens, under 1,000 to fifties, above to hundreds; 0 below ten hours.
    """
    hours = max(minutes, 0) // 60
    step = 10 if hours < 100 else 50 if hours < 1000 else 100
    return hours - hours % step
