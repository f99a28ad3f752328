"""Remind a coach of a loop that waits, and put a reminder off."""

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import Conflict
from alongside.people.policy import check_is_the_programs_own
from alongside.people.queries import quiet
from alongside.referrals import policy
from alongside.referrals.models import Referral, Reminder


@command("referrals.remind", check=check_is_the_programs_own)
def remind(*, referral: Referral, state: str, by: Actor) -> Reminder:
    """
    This function will put a loop on the coach's list; one open reminder at a time.

    :raises Conflict: when the person is left alone now
    """
    if quiet.is_quiet(referral.person_id, by=by):
        raise Conflict(_("Nothing is asked of them now."))
    rows = Reminder.objects.scoped(by).filter(referral=referral, done_at__isnull=True)
    held = rows.first()
    if held is not None:
        raise AlreadyDone(held)
    return Reminder.objects.create(
        organisation_id=referral.organisation_id,
        referral=referral,
        person_id=referral.person_id,
        state=state,
        due_on=clock.today(referral.person.time_zone),
    )


@command("referrals.put_off", check=policy.check_can_work_on)
def put_off(*, referral: Referral, by: Actor) -> Referral:
    """This function will take a loop off the list for now; it comes back while it is open."""
    rows = Reminder.objects.scoped(by).filter(referral=referral, done_at__isnull=True)
    rows.update(done_at=clock.now())
    return referral
