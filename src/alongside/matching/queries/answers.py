"""What waits for a coach's or a person's own answer."""

import uuid

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound
from alongside.matching.models import Answer, Proposal, Request
from alongside.matching.models.proposal import COACH, PERSON
from alongside.people.queries import persons


def for_coach(*, by: Actor) -> QuerySet[Proposal]:
    """This function will give the open proposals a coach has not answered, the oldest first."""
    rows = _open(by).filter(coach_id=by.membership_id).exclude(_answered(COACH))
    return rows.order_by("proposed_at")


def for_person(*, by: Actor) -> Proposal | None:
    """This function will give the open proposal of a person, answered by them or not."""
    if by.person_id is None:
        return None
    rows = _open(by).filter(person_id=by.person_id)
    return rows.annotate(has_said_yes=_answered(PERSON)).first()


def request_of_person(*, by: Actor) -> Request | None:
    """This function will give a person's own open request."""
    if by.person_id is None:
        return None
    rows = Request.objects.scoped(by).filter(person_id=by.person_id, closed_at__isnull=True)
    return rows.select_related("wished_coach").first()


def get(proposal_id: uuid.UUID, *, by: Actor) -> Proposal:
    """
    This function will find a proposal for its coach, its person, or a supervisor of the person.

    :raises NotFound: for everybody else, as if there were none
    """
    rows = Proposal.objects.scoped(by).select_related("person", "coach", "request")
    if by.has_role(Role.COACH):
        rows = rows.filter(coach_id=by.membership_id)
    else:
        rows = rows.filter(person__in=persons.visible_to(by))
    found = rows.filter(pk=proposal_id).first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found


def _open(by: Actor) -> QuerySet[Proposal]:
    rows = Proposal.objects.scoped(by).filter(closed_at__isnull=True)
    return rows.select_related("person", "coach", "request")


def _answered(side: str) -> Exists:
    return Exists(Answer._base_manager.filter(proposal_id=OuterRef("pk"), side=side))
