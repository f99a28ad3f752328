"""A referral's next state: the one place that writes it."""

from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone
from alongside.core.errors import BadInput, Conflict
from alongside.referrals import states, texts
from alongside.referrals.models import Link, Referral, ReferralState, Reminder
from alongside.referrals.states import State


def current(referral: Referral, *, by: Actor, hold: bool = False) -> ReferralState:
    """This function will give where a referral stands now, kept from others when `hold`."""
    rows = ReferralState.objects.scoped(by).filter(referral=referral, until__isnull=True)
    return (rows.select_for_update() if hold else rows).get()


def move(
    referral: Referral, state: str, *, source: str, by: Actor, why: str = "", words: str = ""
) -> ReferralState:
    """
    This function will write the next state, close what waited for it, and end a link that is over.

    :raises BadInput: for a state without the reason it needs
    :raises Conflict: when the state cannot follow
    """
    Referral.objects.scoped(by).select_for_update().filter(pk=referral.pk).first()
    now = current(referral, by=by, hold=True)
    inputs.one_of(state, list(State), "state")
    _check_why(state, why)
    if (now.state, now.source, now.why) == (state, source, why):
        raise AlreadyDone(now)
    if not states.may_follow(now.state, now.source, state, source):
        raise Conflict(refused(now))
    at = clock.now()
    now.until = at
    now.save(update_fields=["until"])
    new = ReferralState.objects.create(
        organisation_id=referral.organisation_id,
        referral=referral,
        person_id=referral.person_id,
        state=state,
        source=source,
        why=why,
        reason=inputs.words(words, "words"),
        at=at,
        by_membership_id=by.membership_id,
    )
    _settle(referral, new, by)
    return new


def refused(now: ReferralState) -> str:
    """This function will say why a referral does not move on."""
    if now.source == states.Source.PERSON and now.state in states.OUTCOMES:
        return _("The person has said how it went. Only they can say otherwise.")
    return _("This referral stands elsewhere by now. Open the page again.")


def _check_why(state: str, why: str) -> None:
    allowed = {one.key for one in texts.reasons(state)}
    if state in states.NEEDS_WHY and not why:
        raise BadInput(_("Say why."), field="why")
    if why:
        inputs.one_of(why, allowed, "why")


def _settle(referral: Referral, new: ReferralState, by: Actor) -> None:
    """What waited for a change has it; a link to something that is over is closed."""
    waiting = Reminder.objects.scoped(by).filter(referral=referral, done_at__isnull=True)
    waiting.update(done_at=new.at)
    has_ended = states.is_closed(new.state, new.source) or new.state in states.OUTCOMES
    if has_ended or new.state == State.BY_SELF:
        close_links(referral, by=by)


def close_links(referral: Referral, *, by: Actor) -> None:
    """This function will close the open link of a referral."""
    rows = Link.objects.scoped(by).filter(referral=referral, closed_at__isnull=True)
    rows.update(closed_at=clock.now())
