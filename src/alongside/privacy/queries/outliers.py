"""
Views with no work behind them: who opened a record though nothing in the log says why (T1).

A view has a reason when the same member changed something in the person's record (a contact, a
plan, a proposal) within 30 days around it, was made their coach or cover within 30 days before it,
or said a reason (an emergency). What is left is no proof of anything: the officer asks.
"""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet

from alongside.core import audit
from alongside.core.actor import Actor, Role
from alongside.core.models import AuditEvent
from alongside.people.models import Assignment, EmergencyAccess, Membership

DAYS = 30
AROUND = dt.timedelta(days=DAYS)
_LOOKS = Q(action__endswith=".read") | Q(action__endswith=".listed")
Pair = tuple[uuid.UUID, uuid.UUID]


@dataclass(frozen=True, slots=True)
class Outlier:
    """One member and one person: how often opened, how often refused, when last."""

    member: Membership
    person_id: uuid.UUID
    opened: int
    refused: int
    last_at: dt.datetime
    serves: bool


def report(*, by: Actor, since: dt.datetime, until: dt.datetime) -> list[Outlier]:
    """
    This function will list the views of a time that nothing explains, most first.

    Five statements whatever the size, each by index on the log.
    """
    staff = {
        m.pk: m
        for m in Membership.objects.scoped(by).filter(role__in=[Role.COACH, Role.SUPERVISOR])
    }
    rows = AuditEvent.objects.filter(
        membership_id__in=list(staff),
        at__gt=since,
        at__lte=until,
        person_id__isnull=False,
        action__endswith=".read",
    )
    pairs = rows.order_by().values("membership_id", "person_id")
    seen = pairs.annotate(
        opened=Count("pk", filter=Q(outcome=audit.DONE)),
        refused=Count("pk", filter=Q(outcome=audit.REFUSED)),
        first_at=Min("at"),
        last_at=Max("at"),
    )
    views: dict[Pair, Any] = {}
    for view in seen:
        if view["membership_id"] and view["person_id"]:
            views[view["membership_id"], view["person_id"]] = view
    served, new = _assigned(views, by=by, since=since, until=until)
    explained = new | _worked(views, since=since, until=until) | _said(views, by=by, since=since)
    found = [
        Outlier(
            member=staff[member_id],
            person_id=person_id,
            opened=view["opened"],
            refused=view["refused"],
            last_at=view["last_at"],
            serves=(member_id, person_id) in served,
        )
        for (member_id, person_id), view in views.items()
        if (member_id, person_id) not in explained
    ]
    return sorted(found, key=lambda o: (-o.refused, -o.opened, o.last_at))


def _assigned(
    views: dict[Pair, Any], *, by: Actor, since: dt.datetime, until: dt.datetime
) -> tuple[set[Pair], set[Pair]]:
    rows = Assignment.objects.scoped(by).filter(
        Q(until_at__isnull=True) | Q(until_at__gte=since - AROUND),
        coach_id__in={m for m, _p in views},
        person_id__in={p for _m, p in views},
        from_at__lte=until,
    )
    served, new = set(), set()
    for coach_id, person_id, from_at in rows.values_list("coach_id", "person_id", "from_at"):
        served.add((coach_id, person_id))
        if from_at >= since - AROUND:
            new.add((coach_id, person_id))
    return served, new


def _worked(views: dict[Pair, Any], *, since: dt.datetime, until: dt.datetime) -> set[Pair]:
    rows = AuditEvent.objects.filter(
        membership_id__in={m for m, _p in views},
        person_id__in={p for _m, p in views},
        at__gte=since - AROUND,
        at__lt=until + AROUND,
        outcome=audit.DONE,
    ).exclude(_LOOKS | Q(action__endswith=".searched"))
    pairs = rows.order_by().values_list("membership_id", "person_id").distinct()
    return {(member_id, person_id) for member_id, person_id in pairs if member_id and person_id}


def _said(views: dict[Pair, Any], *, by: Actor, since: dt.datetime) -> set[Pair]:
    rows: QuerySet[EmergencyAccess] = EmergencyAccess.objects.scoped(by).filter(
        membership_id__in={m for m, _p in views}, until_at__gte=since
    )
    return set(rows.values_list("membership_id", "person_id"))
