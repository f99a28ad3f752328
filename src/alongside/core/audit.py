"""Write audit events. The command runner calls this for changes, queries and views for reads."""

import uuid
from contextvars import ContextVar
from typing import Any

from django.db import models

from alongside.core.actor import Actor
from alongside.core.models import AuditEvent

DONE, REFUSED = "done", "refused"
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
    """This function will note that the actor opened a part of a person's record."""
    record(by=by, action=f"{what}.read", object=person, person_id=person.pk)


def listed(*, by: Actor, what: str, person_ids: list[uuid.UUID]) -> None:
    """This function will note that a page listed these people."""
    record(by=by, action=f"{what}.listed", detail={"persons": [str(i) for i in person_ids]})


def searched(*, by: Actor, what: str, count: int) -> None:
    """This function will note a search, without its words."""
    record(by=by, action=f"{what}.searched", detail={"count": count})
