"""Coaches who are not available for a person, in one set, so that nobody can tell why."""

import uuid

from django.db.models import QuerySet

from alongside.core.actor import Actor
from alongside.matching.models import DoNotMatch, Proposal, Request
from alongside.matching.models.proposal import PERSON


def for_request(*, by: Actor, request: Request) -> set[uuid.UUID]:
    """
    This function will give coaches kept apart by a mark of either side, and those whose proposal
    for this request ended. Both look the same (NC-04).
    """
    marks = DoNotMatch.objects.scoped(by).filter(person_id=request.person_id, ended_at__isnull=True)
    ended = Proposal.objects.scoped(by).filter(request=request, closed_at__isnull=False)
    rows = marks.values_list("coach_id").union(ended.values_list("coach_id"))
    return {coach_id for (coach_id,) in rows}


def marked_by_person(*, by: Actor) -> QuerySet[DoNotMatch]:
    """This function will give the coaches a person wants to be kept apart from; only theirs."""
    if by.person_id is None:
        return DoNotMatch.objects.scoped(by).none()
    rows = DoNotMatch.objects.scoped(by).filter(
        person_id=by.person_id, side=PERSON, ended_at__isnull=True
    )
    return rows.select_related("coach").order_by("created_at")
