"""Write audit events. The command runner calls this for changes, queries and views for reads."""

import datetime as dt
import uuid
from contextvars import ContextVar
from typing import Any

from django.db import models
from django.db.models import Count, OuterRef, QuerySet
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.actor import Actor, Role
from alongside.core.errors import NotPermitted
from alongside.core.models import AuditEvent

DONE, REFUSED = "done", "refused"
# A day's work opens some dozens of records; somebody who takes a program's with them, hundreds.
MOST_RECORDS_A_DAY = 1000
A_DAY = dt.timedelta(days=1)
LIMITED = "records.limit"
# The caller's network address, cut to its network (/24 or /48), set by the request's middleware.
address: ContextVar[str] = ContextVar("address", default="")


def record(
    *,
    by: Actor,
    action: str,
    object: models.Model | None = None,
    person_id: uuid.UUID | None = None,
    detail: dict[str, Any] | None = None,
    outcome: str = DONE,
) -> AuditEvent:
    """
    This function will write one audit event in the transaction at hand.

    `detail` holds ids, counts and names of fields, never a person's words or names.
    """
    return AuditEvent.objects.create(
        organisation_id=by.organisation_id,
        actor_kind=by.kind,
        user_id=by.user_id,
        membership_id=by.membership_id,
        role=by.role,
        action=action,
        object_type=object._meta.label if object is not None else "",
        object_id=str(object.pk) if object is not None else "",
        person_id=person_id,
        purpose=by.purpose,
        outcome=outcome,
        address=address.get(),
        detail=detail or {},
    )


def read(*, by: Actor, person: models.Model, what: str) -> None:
    """
    This function will note that the actor opened a part of a person's record.

    :raises NotPermitted: for the 1,001st person in 24 hours; the privacy officer is told (T15)
    """
    if by.opened_today >= MOST_RECORDS_A_DAY and by.role != Role.PARTICIPANT:
        _refuse_one_more(by, person)
    record(by=by, action=f"{what}.read", object=person, person_id=person.pk)


def listed(*, by: Actor, what: str, person_ids: list[uuid.UUID]) -> None:
    """This function will note that a page listed these people."""
    record(by=by, action=f"{what}.listed", detail={"persons": [str(i) for i in person_ids]})


def searched(*, by: Actor, what: str, count: int) -> None:
    """This function will note a search, without its words."""
    record(by=by, action=f"{what}.searched", detail={"count": count})


def opened_since(moment: dt.datetime) -> QuerySet[Any, Any]:
    """
    This function will count the people whose records a membership opened since a moment.

    A subquery over the outer row's `pk`, so that the request's own look at the membership brings
    it along.
    """
    rows = AuditEvent.objects.filter(
        membership_id=OuterRef("pk"),
        at__gte=moment,
        action__endswith=".read",
        outcome=DONE,
        person_id__isnull=False,
    )
    counted = rows.order_by().values("membership_id").annotate(n=Count("person_id", distinct=True))
    return counted.values("n")


def _refuse_one_more(by: Actor, person: models.Model) -> None:
    since = clock.now() - A_DAY
    rows = AuditEvent.objects.filter(membership_id=by.membership_id, at__gte=since, outcome=DONE)
    if rows.filter(action__endswith=".read", person_id=person.pk).exists():
        return
    record(by=by, action=LIMITED, person_id=person.pk, outcome=REFUSED)
    raise NotPermitted(
        _("You opened as many records today as the program allows. Ask the privacy officer.")
    )
