"""Keep the approval of a study, end it, and prepare one person's record for it (P2-55)."""

import datetime as dt
import uuid
from collections.abc import Collection

from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput
from alongside.core.saving import refuse_again, save_once
from alongside.people.models import Person
from alongside.privacy import packets, papers, policy_disclosing
from alongside.privacy.commands.recipients import add_recipient
from alongside.privacy.models import Export, ResearchRecord, Study
from alongside.privacy.models.recipient import RecipientKind
from alongside.privacy.queries import research
from alongside.privacy.uploads import Proof

KIND = "research-record"


@command("privacy.keep_study", check=policy_disclosing.check_is_officer)
def keep_study(
    *,
    researcher: str,
    protocol: str,
    approval: str,
    approved_on: dt.date,
    ends_on: dt.date,
    paper: Proof,
    by: Actor,
    id: uuid.UUID | None = None,
) -> Study:
    """
    This function will keep the approval of a study: who, which protocol, the paper, the days.

    :raises BadInput: for an approval to come, or one that is over
    """
    refuse_again(Study, id, by=by)
    today = clock.now().date()
    # A day ahead in UTC may be today where the board sits.
    if approved_on > today + dt.timedelta(days=1):
        raise BadInput(_("This day has not come yet."), field="approved_on")
    if ends_on < max(today, approved_on):
        raise BadInput(_("This approval is over."), field="ends_on")
    name = inputs.words(researcher, "researcher", needed=True)
    row = Study(
        organisation_id=inputs.house(by),
        recipient=add_recipient(name=name, kind=RecipientKind.RESEARCHER, by=by),
        protocol=inputs.words(protocol, "protocol", needed=True),
        approval=inputs.words(approval, "approval", needed=True),
        approved_on=approved_on,
        ends_on=ends_on,
        by_membership_id=inputs.author(by),
        **papers.fields_of(paper),
    )
    return save_once(row, by=by, id=id)


def check_of_house(*, by: Actor, study: Study, **_rows: object) -> None:
    """The privacy officer of the organisation."""
    policy_disclosing.check_is_officer(by=by, study=study)


@command("privacy.end_study", check=check_of_house)
def end_study(*, study: Study, by: Actor) -> Study:
    """This function will end an approval before its day; what is prepared for it stays here."""
    held = Study.objects.scoped(by).select_for_update().get(pk=study.pk)
    if held.ended_at is not None:
        raise AlreadyDone(held)
    held.ended_at = clock.now()
    held.save(update_fields=["ended_at"])
    return held


def check_can_prepare(*, by: Actor, study: Study, person: Person, **_rows: object) -> None:
    """The privacy officer of the organisation whose study and person these are."""
    policy_disclosing.check_is_officer(by=by, study=study, person=person)


@command("privacy.prepare_research", check=check_can_prepare)
def prepare(
    *,
    study: Study,
    person: Person,
    categories: Collection[str],
    reason: str,
    by: Actor,
    id: uuid.UUID | None = None,
) -> ResearchRecord:
    """
    This function will prepare a record with a name for a study; it waits for a second person.

    Nothing leaves here and the ledger says nothing yet: the rest is the way of every file that is
    taken along (`commands.exports`), with the approval looked at again at each step.

    :raises BadInput: when nothing is chosen or no reason is given
    :raises Conflict: when the approval does not stand
    """
    refuse_again(ResearchRecord, id, by=by, person_id=person.pk, study_id=study.pk)
    held = research.get(study.pk, by=by)  # as it is now, whatever the page was shown
    research.check_stands(held)
    chosen = packets.check(categories)
    if not chosen:
        raise BadInput(_("Choose what to tell from the list."), field="categories")
    export = Export(
        organisation_id=inputs.house(by),
        kind=KIND,
        reason=inputs.words(reason, "reason", needed=True),
        asked_by_id=inputs.author(by),
        row_count=1,
        needs_second=True,
    )
    export.save(force_insert=True)
    row = ResearchRecord(
        organisation_id=study.organisation_id,
        export=export,
        study=held,
        person=person,
        categories=chosen,
    )
    return save_once(row, by=by, id=id)
