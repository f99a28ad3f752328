"""What others sent: records of a person, papers of a legal request."""

import uuid

from django.utils.translation import gettext as _

from alongside.core import audit
from alongside.core.actor import Actor
from alongside.core.errors import NotFound
from alongside.people.models import Person
from alongside.privacy.models import LegalPaper, LegalRequest, ReceivedRecord


def of_person(person: Person, *, by: Actor) -> list[ReceivedRecord]:
    """This function will list a person's received records, newest first, without the papers."""
    audit.read(by=by, person=person, what="received")
    rows = ReceivedRecord.objects.scoped(by).filter(person=person).defer("body")
    return list(rows.select_related("by_membership").order_by("-received_on", "-id"))


def one(received_id: uuid.UUID, person: Person, *, by: Actor) -> ReceivedRecord:
    """
    This function will find one received record of a person.

    :raises NotFound: for every other id
    """
    found = ReceivedRecord.objects.scoped(by).filter(person=person, pk=received_id).first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    audit.read(by=by, person=person, what="received-paper")
    return found


def papers_of(request: LegalRequest, *, by: Actor) -> list[LegalPaper]:
    """This function will list the papers of a legal request, oldest first, without their bodies."""
    rows = LegalPaper.objects.scoped(by).filter(request=request).defer("body")
    return list(rows.select_related("by_membership").order_by("id"))


def legal_paper(paper_id: uuid.UUID, request: LegalRequest, *, by: Actor) -> LegalPaper:
    """
    This function will find one paper of a legal request.

    :raises NotFound: for every other id
    """
    found = LegalPaper.objects.scoped(by).filter(request=request, pk=paper_id).first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    audit.record(by=by, action="legal-paper.read", object=found, person_id=request.person_id)
    return found
