"""What follows in referrals from news of the domains below: a form signed or stopped, a death."""

import uuid

from alongside.core.actor import Actor
from alongside.core.events import DomainEvent, subscribe
from alongside.people.deaths import when_died
from alongside.privacy.models import Revocation
from alongside.referrals.commands import referring
from alongside.referrals.commands.reminding import put_off
from alongside.referrals.models import ReferralState, Reminder
from alongside.referrals.states import ENDED, OUTCOMES, State


@subscribe("privacy.consent_signed")
def form_was_signed(event: DomainEvent) -> None:
    """The referrals of a form that was signed can be sent."""
    by = event.system
    rows = ReferralState.objects.scoped(by).filter(
        referral__consent_id=event.payload["id"], until__isnull=True, state=State.PREPARED
    )
    for row in rows.select_related("referral__person"):
        referring.note_agreed(referral=row.referral, by=by)


@subscribe("privacy.consent_ended")
def form_was_stopped(event: DomainEvent) -> None:
    """
    The referrals of a form that was stopped are over, as far as a partner was to help.

    The door itself refused from the stop on; this says so on the pages.
    """
    by = event.system
    ended = Revocation.objects.scoped(by).filter(pk=event.payload["id"]).values("consent_id")
    rows = ReferralState.objects.scoped(by).filter(
        referral__consent_id__in=ended, until__isnull=True
    )
    over = [str(one) for one in ENDED | OUTCOMES | {State.BY_SELF}]
    for row in rows.exclude(state__in=over).select_related("referral__person"):
        referring.note_stopped(referral=row.referral, by=by)


@when_died
def person_has_died(died: uuid.UUID, by: Actor) -> None:
    """Nobody is reminded to ask how it went with somebody who died; the job makes none anew."""
    rows = Reminder.objects.scoped(by).filter(person_id=died, done_at__isnull=True)
    for reminder in rows.select_related("referral__person"):
        put_off(referral=reminder.referral, by=by)
