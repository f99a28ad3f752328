"""Legal requests for the privacy officer, and whether anything may leave under one."""

import uuid
from collections.abc import Collection

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from alongside.core import audit
from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound, NotPermitted
from alongside.core.ids import parse_id
from alongside.people.models import Person
from alongside.privacy import legal
from alongside.privacy.models import LegalRequest, LegalStep, Recipient
from alongside.privacy.models.legal import LegalState


def listed(*, by: Actor) -> list[LegalRequest]:
    """This function will list the requests with their `state`, the open ones first."""
    _check(by)
    now = LegalStep._base_manager.filter(request_id=OuterRef("pk"), until__isnull=True)
    rows = LegalRequest.objects.scoped(by).annotate(state=Subquery(now.values("state")[:1]))
    found: list[LegalRequest] = list(rows.order_by("-id"))
    audit.searched(by=by, what="legal-requests", count=len(found))
    return sorted(found, key=lambda one: getattr(one, "state", "") == LegalState.CLOSED)


def get(request_id: uuid.UUID, *, by: Actor) -> LegalRequest:
    """
    This function will find a request for the privacy officer.

    :raises NotFound: for everybody else
    """
    _check(by)
    rows = LegalRequest.objects.scoped(by).select_related("person", "recipient")
    found = rows.filter(pk=request_id).first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found


def state_of(request: LegalRequest, *, by: Actor) -> str:
    """This function will tell how far a request has come."""
    rows = LegalStep.objects.scoped(by).filter(request=request, until__isnull=True)
    return rows.values_list("state", flat=True).first() or ""


def steps(request: LegalRequest, *, by: Actor) -> list[LegalStep]:
    """This function will list the states of a request, oldest first."""
    rows = LegalStep.objects.scoped(by).filter(request=request)
    return list(rows.select_related("by_membership").order_by("at", "id"))


def check_may_leave(
    request_id: str, person: Person, recipient: Recipient, categories: Collection[str], *, by: Actor
) -> None:
    """
    This function will let pass what the order of a request reaches, once both are verified (T5).

    :raises NotPermitted: before that, for another person, and for more than the order names
    """
    rows = LegalRequest.objects.scoped(by).select_for_update()
    found = rows.filter(pk=parse_id(request_id), person=person, recipient=recipient).first()
    if found is None or not legal.may_leave(state_of(found, by=by)):
        raise NotPermitted(_("Order and mandate have to be verified by counsel first."))
    if not categories or not set(categories) <= set(found.categories):
        raise NotPermitted(_("The order does not reach that far."))


def _check(by: Actor) -> None:
    if not by.has_role(Role.PRIVACY_OFFICER):
        raise NotFound(_("There is nothing here."))
