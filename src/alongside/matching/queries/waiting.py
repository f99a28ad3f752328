"""Requests that wait, for those who look after them."""

import uuid

from django.db.models import Case, Exists, OuterRef, Prefetch, QuerySet, When
from django.utils.translation import gettext as _

from alongside.core.actor import Actor, Role
from alongside.core.crypto.fields import blind_index
from alongside.core.errors import NotFound
from alongside.matching.models import Answer, Proposal, Request
from alongside.matching.models.request import here_now
from alongside.people.models import Enrolment, Person
from alongside.people.queries import persons


def visible_to(by: Actor) -> QuerySet[Request]:
    """This function will give the requests of people enrolled in a supervisor's programs."""
    rows = Request.objects.scoped(by).select_related(
        "person", "program", "wished_coach", "by_membership"
    )
    if by.is_system:
        return rows
    if not by.has_role(Role.SUPERVISOR) or by.membership_id is None:
        return rows.none()
    enrolled = Enrolment._base_manager.filter(
        person_id=OuterRef("person_id"), program__staff__membership_id=by.membership_id
    )
    return rows.filter(Exists(enrolled))


def open_requests(*, by: Actor) -> QuerySet[Request]:
    """
    This function will give open requests with their open proposal.

    Who waits where a partner met them goes first, then the longest wait.
    """
    rows = _with_proposal(by, visible_to(by).filter(closed_at__isnull=True))
    return rows.order_by(Case(When(here_now(), then=0), default=1), "asked_at", "pk")


def get(request_id: uuid.UUID, *, by: Actor) -> Request:
    """
    This function will find a request for a supervisor of the person's program.

    :raises NotFound: for another supervisor and for an id that is nothing's, the same
    """
    found = _with_proposal(by, visible_to(by)).filter(pk=request_id).first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found


def proposal_of(request: Request) -> Proposal | None:
    """This function will give the open proposal that came along with a request."""
    return next(iter(getattr(request, "open_proposals", [])), None)


def may_be_known(*, by: Actor, request: Request) -> list[Person]:
    """
    This function will give people with the same whole name, or who asked before from the same
    phone number or e-mail address; at most five, and only those the actor may see.
    """
    person = request.person
    same = persons.served_by(by).exclude(pk=person.pk)
    found: dict[uuid.UUID, Person] = {}
    if person.family_name:
        index = blind_index(person.organisation_id, person.given_name, person.family_name)
        found |= {one.pk: one for one in same.filter(name_index=index)[:5]}
    if request.reach_index:
        asked = Request.objects.scoped(by).filter(reach_index=request.reach_index)
        found |= {one.pk: one for one in same.filter(pk__in=asked.values("person_id"))[:5]}
    return list(found.values())[:5]


def _with_proposal(by: Actor, rows: QuerySet[Request]) -> QuerySet[Request]:
    answers = Prefetch("answers", Answer.objects.scoped(by), "given")
    proposals = Proposal.objects.scoped(by).filter(closed_at__isnull=True).select_related("coach")
    return rows.prefetch_related(
        Prefetch("proposals", proposals.prefetch_related(answers), "open_proposals")
    )
