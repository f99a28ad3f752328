"""What a partner may know of the people they handed over: received, or a coach answers."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from alongside.core.actor import Actor
from alongside.matching.models import Request
from alongside.people.models import Assignment

SHOWN = 30


@dataclass(frozen=True, slots=True)
class HandOff:
    """One hand-off: when, the first letter of the name, and whether a coach answers."""

    person_id: uuid.UUID
    asked_at: datetime
    initial: str
    has_coach: bool


def mine(by: Actor) -> list[HandOff]:
    """This function will list the partner's own latest hand-offs; there is no search."""
    # Whether a coach came, once and for good: that they stopped walking together is not told.
    coach = Assignment._base_manager.filter(
        person_id=OuterRef("person_id"), from_at__gte=OuterRef("asked_at")
    )
    rows = Request.objects.scoped(by).filter(by_membership_id=by.membership_id)
    rows = rows.select_related("person").order_by("-asked_at")
    found = rows.annotate(has_coach=Exists(coach))[:SHOWN]
    return [HandOff(r.person_id, r.asked_at, r.person.first_name[:1], r.has_coach) for r in found]
