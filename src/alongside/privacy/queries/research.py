"""Studies, the records prepared for them, and whether what they rest on stands now (P2-55)."""

import base64
import hashlib
import uuid
from collections.abc import Collection

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alongside.core import audit, clock
from alongside.core.actor import Actor, Role
from alongside.core.errors import Conflict, NotFound, NotPermitted
from alongside.core.ids import parse_id
from alongside.people.models import Person
from alongside.privacy.models import Export, Recipient, ResearchRecord, Study
from alongside.privacy.queries.exports import ASKED_FOR


def listed(*, by: Actor) -> list[Study]:
    """This function will list the studies with their approvals, newest first."""
    _check(by)
    rows = Study.objects.scoped(by).select_related("recipient", "organisation").defer("body")
    found = list(rows.order_by("-pk"))
    audit.searched(by=by, what="studies", count=len(found))
    return found


def get(study_id: uuid.UUID, *, by: Actor) -> Study:
    """
    This function will find a study for the privacy officer.

    :raises NotFound: for everybody else, and any other id
    """
    _check(by)
    rows = Study.objects.scoped(by).select_related("recipient", "organisation")
    found = rows.filter(pk=study_id).first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found


def paper(study: Study, *, by: Actor) -> bytes:
    """This function will hand the approval out to the officer, byte for byte."""
    audit.record(by=by, action="study-paper.read", object=study)
    return base64.b64decode(study.body)


def records_of(study: Study, *, by: Actor) -> list[ResearchRecord]:
    """This function will list what was prepared for a study, newest first."""
    rows = ResearchRecord.objects.scoped(by).filter(study=study)
    found = list(rows.select_related("export").defer("export__body").order_by("-pk"))
    audit.listed(by=by, what="research-records", person_ids=[one.person_id for one in found])
    return found


def record_of(export: Export, *, by: Actor) -> ResearchRecord:
    """
    This function will find the record a file is about.

    :raises NotFound: when there is none in the actor's organisation
    """
    rows: QuerySet[ResearchRecord] = ResearchRecord.objects.scoped(by).filter(export=export)
    found = rows.select_related("person", "study__recipient", "study__organisation").first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found


def check_stands(study: Study) -> None:
    """
    This function will let pass an approval that holds today: paper, days, and not ended.

    :raises Conflict: for any other, saying what is wrong
    """
    if not study.is_open(clock.today(study.organisation.time_zone)):
        raise Conflict(_("The approval of this study does not hold today. Nothing can leave."))
    kept = hashlib.sha256(base64.b64decode(study.body)).hexdigest()
    if not study.body or kept != study.paper_sha256:
        raise Conflict(_("The paper of this approval is not the one that was kept."))


def check_may_leave(
    export_id: str, person: Person, recipient: Recipient, categories: Collection[str], *, by: Actor
) -> None:
    """
    This function will let one prepared record pass, once a second person agreed (P2-55).

    Asked by the door itself, with the row held: whatever way is built to it, nothing named leaves
    for research before two people agreed, after it left once, or when the approval is over.

    :raises NotPermitted: for anything else than what was prepared and agreed to
    :raises Conflict: when the approval no longer stands
    """
    rows = Export.objects.scoped(by).select_for_update(of=("self",))
    export = rows.select_related("asked_by", "approved_by").filter(pk=parse_id(export_id)).first()
    if export is None or not _is_agreed(export):
        raise NotPermitted(_("A second person has to agree to this first."))
    record = record_of(export, by=by)
    same = record.person_id == person.pk and record.study.recipient_id == recipient.pk
    if not same or not categories or not set(categories) <= set(record.categories):
        raise NotPermitted(_("Two people agreed to something else."))
    check_stands(record.study)


def _is_agreed(export: Export) -> bool:
    second = export.approved_by
    if second is None or export.approved_at is None or export.refused_at or export.made_at:
        return False
    return (
        second.user_id != export.asked_by.user_id and export.created_at >= clock.now() - ASKED_FOR
    )


def _check(by: Actor) -> None:
    if not by.has_role(Role.PRIVACY_OFFICER):
        raise NotFound(_("There is nothing here."))
