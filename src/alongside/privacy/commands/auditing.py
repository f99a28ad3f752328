"""Open and end an auditor's view: some categories of one program, for some days (P2-56)."""

import datetime as dt
import uuid
from collections.abc import Collection

from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor, Role
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput
from alongside.core.saving import save_once
from alongside.people.models import Membership, Program
from alongside.privacy import packets, policy_disclosing
from alongside.privacy.commands.recipients import add_recipient
from alongside.privacy.models import AuditGrant
from alongside.privacy.models.recipient import RecipientKind

DAYS, MOST_DAYS = 14, 30


@command("privacy.open_audit", check=policy_disclosing.check_can_open_audit)
def open_audit(
    *,
    auditor: str,
    membership: Membership,
    program: Program,
    categories: Collection[str],
    law: str,
    promise: str,
    by: Actor,
    days: int = DAYS,
    id: uuid.UUID | None = None,
) -> AuditGrant:
    """
    This function will let an auditor look, from now on for some days.

    :raises BadInput: without a law, a promise or something to look at, or for too many days
    """
    if membership.role != Role.PARTNER or membership.ended_at is not None:
        raise BadInput(_("Choose a partner who can sign in."), field="membership")
    if not 1 <= days <= MOST_DAYS:
        raise BadInput(_("An audit is open for 1 to 30 days."), field="days")
    chosen = packets.check(categories)
    if not chosen:
        raise BadInput(_("Choose what the audit needs."), field="categories")
    law = inputs.words(law, "law", needed=True)
    promise = inputs.words(promise, "promise", needed=True)
    now = clock.now()
    row = AuditGrant(
        organisation_id=membership.organisation_id,
        recipient=add_recipient(name=auditor, kind=RecipientKind.AUDITOR, by=by),
        membership=membership,
        program=program,
        categories=chosen,
        law=law,
        promise=promise,
        from_at=now,
        until_at=now + dt.timedelta(days=days),
        by_membership_id=inputs.author(by),
    )
    return save_once(row, by=by, id=id)


@command("privacy.end_audit", check=policy_disclosing.check_can_end_audit)
def end_audit(*, grant: AuditGrant, by: Actor) -> AuditGrant:
    """This function will end an auditor's view before its time."""
    held = AuditGrant.objects.scoped(by).select_for_update().get(pk=grant.pk)
    if held.ended_at is not None:
        raise AlreadyDone(held)
    held.ended_at = clock.now()
    held.save(update_fields=["ended_at"])
    return held
