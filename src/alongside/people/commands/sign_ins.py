"""Close a person's own way in, and open it again when that was an error."""

from alongside.accounts.commands import deactivate, reactivate
from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.people.models import Membership
from alongside.people.models.membership import EndReason
from alongside.people.policy import check_is_the_programs_own
from alongside.people.queries.actors import memberships_of


@command("people.close_sign_in", check=check_is_the_programs_own)
def close_sign_in(*, membership: Membership, reason: str, by: Actor) -> Membership:
    """
    This function will end a person's role, and close the account when it opens nothing else.

    Somebody may work here, or be with another program, by the same account: that is left alone.
    """
    membership.ended_at, membership.end_reason = clock.now(), EndReason(reason)
    membership.save(update_fields=["ended_at", "end_reason"])
    if membership.user is not None and not memberships_of(membership.user):
        deactivate(user=membership.user, by=by)
    return membership


@command("people.open_sign_in", check=check_is_the_programs_own)
def open_sign_in(*, membership: Membership, by: Actor) -> Membership:
    """This function will give a person their way in again, with the password they had."""
    membership.ended_at, membership.end_reason = None, ""
    membership.save(update_fields=["ended_at", "end_reason"])
    if membership.user is not None and not membership.user.is_active:
        reactivate(user=membership.user, by=by)
    return membership
