"""Keep what others send: a record with its notice and limits, a paper of a court (P2-38, P2-58)."""

import datetime as dt
import uuid

from django.utils.translation import gettext as _
from django.utils.translation import override

from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.errors import BadInput
from alongside.core.saving import save_once
from alongside.people.models import Person
from alongside.people.policy import check_can_work_with
from alongside.privacy import notices, papers, policy_disclosing
from alongside.privacy.models import LegalPaper, LegalRequest, ReceivedRecord
from alongside.privacy.models.received import LegalPaperKind, Notice
from alongside.privacy.uploads import Proof


@command("privacy.receive", check=check_can_work_with)
def receive(
    *,
    person: Person,
    origin: str,
    words: str,
    received_on: dt.date,
    notice: str,
    paper: Proof,
    by: Actor,
    notice_words: str = "",
    limits: str = "",
    id: uuid.UUID | None = None,
) -> ReceivedRecord:
    """
    This function will keep a record of another body with where it is from and what binds it.

    With a notice of Part 2 whose words were not typed in, the law's own statement is kept.

    :raises BadInput: for a day to come, or another limit that is not said
    """
    inputs.one_of(notice, Notice.values, "notice")
    if received_on > clock.today(person.time_zone):
        raise BadInput(_("This day has not come yet."), field="received_on")
    said = inputs.words(notice_words, "notice_words")
    bound = inputs.words(limits, "limits", needed=notice == Notice.OTHER)
    if notice == Notice.STATEMENT and not said:
        with override("en"):
            said = notices.latest("statement_1").text
    row = ReceivedRecord(
        organisation_id=person.organisation_id,
        person=person,
        origin=inputs.words(origin, "origin", needed=True),
        words=inputs.words(words, "words", needed=True),
        received_on=received_on,
        notice=notice,
        notice_words=said,
        limits=bound,
        by_membership_id=inputs.author(by),
        **papers.fields_of(paper),
    )
    return save_once(row, by=by, id=id)


@command("privacy.keep_legal_paper", check=policy_disclosing.check_can_move_request)
def keep_legal_paper(
    *,
    request: LegalRequest,
    kind: str,
    paper: Proof,
    by: Actor,
    id: uuid.UUID | None = None,
) -> LegalPaper:
    """This function will keep an order or a mandate as it came, beside the request."""
    inputs.one_of(kind, LegalPaperKind.values, "kind")
    row = LegalPaper(
        organisation_id=request.organisation_id,
        request=request,
        kind=kind,
        by_membership_id=inputs.author(by),
        **papers.fields_of(paper),
    )
    return save_once(row, by=by, id=id)
