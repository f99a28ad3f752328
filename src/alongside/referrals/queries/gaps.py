"""
Gaps: needs with no service that helps. For supervisors, and as counts for a public report.

A need is a gap while it is open and no referral of it is: nobody was found, or all said no.
"""

import datetime as dt
import uuid
from collections import Counter
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from alongside.core import small_cells
from alongside.core.actor import Actor
from alongside.core.small_cells import Shown
from alongside.people.models import Organisation
from alongside.people.queries import persons
from alongside.referrals.models import Need, ReferralState
from alongside.referrals.queries.referrals import CLOSED

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Gap:
    """One need that no open referral is for. `tries`: referrals that came to nothing."""

    need: Need
    tries: int


def _gaps(rows: QuerySet[Need]) -> QuerySet[Need]:
    current = ReferralState._base_manager.filter(
        referral__need_id=OuterRef("pk"), until__isnull=True
    )
    return rows.filter(ended_at__isnull=True).exclude(Exists(current.exclude(CLOSED)))


def open_gaps(*, by: Actor) -> tuple[list[Gap], Counter[str]]:
    """This function will list gaps of the people the actor works with, and count by domain."""
    own = Need.objects.scoped(by).filter(person__in=persons.served_by(by).values("pk"))
    rows = _gaps(own)
    counts = Counter(rows.values_list("domain", flat=True))
    shown = list(rows.select_related("person").order_by("created_at")[:SHOWN])
    tries = _tries([one.pk for one in shown], by)
    return [Gap(one, tries[one.pk]) for one in shown], counts


def _tries(need_ids: list[uuid.UUID], by: Actor) -> Counter[uuid.UUID]:
    rows = ReferralState.objects.scoped(by).filter(
        CLOSED, referral__need_id__in=need_ids, until__isnull=True
    )
    return Counter(rows.values_list("referral__need_id", flat=True))


def by_zip(
    organisation: Organisation, *, since: dt.datetime, until: dt.datetime
) -> Shown[str, str]:
    """
    This function will count needs told in a period, by ZIP code and life domain, for the public.

    Each person counts once for a life domain; small cells and what would tell them are hidden
    (`core.small_cells`). The period has to be over, so that two reports never differ by few.
    """
    by = Actor.system(organisation.pk, purpose="report")
    return small_cells.table(_counted(by, since, until, only_gaps=False))


def gaps_by_zip(
    organisation: Organisation, *, since: dt.datetime, until: dt.datetime
) -> Shown[str, str]:
    """This function will count, of those needs, the ones that no service helped with yet."""
    by = Actor.system(organisation.pk, purpose="report")
    return small_cells.table(_counted(by, since, until, only_gaps=True))


def _counted(
    by: Actor, since: dt.datetime, until: dt.datetime, *, only_gaps: bool
) -> dict[tuple[str, str], int]:
    told = Need.objects.scoped(by).filter(created_at__gte=since, created_at__lt=until)
    placed = told.exclude(person__zip="")
    rows = _gaps(placed) if only_gaps else placed
    people = set(rows.values_list("person__zip", "domain", "person_id"))
    return dict(Counter((zip_code, domain) for zip_code, domain, _person in people))
