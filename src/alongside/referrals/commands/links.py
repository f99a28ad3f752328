"""What a partner does with a link: read what the person shares, and answer."""

from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.errors import NotFound
from alongside.people.policy import check_is_the_programs_own
from alongside.privacy import handing
from alongside.privacy.commands.disclosing import Refused
from alongside.privacy.packets import Packet
from alongside.privacy.queries import restrictions
from alongside.referrals import events, policy, states
from alongside.referrals.commands import moving
from alongside.referrals.models import Link, ReferralState
from alongside.referrals.queries import links
from alongside.referrals.states import Source, State


@command("referrals.see_link", check=check_is_the_programs_own)
def see(*, link: Link, by: Actor) -> ReferralState:
    """
    This function will let a partner read what the form allows; each look is an entry.

    The state carries `.told`, what they read. Whether it is still allowed is asked of the form
    at this very look (P2-28, P2-29).

    :raises NotFound: when the link is closed, or the form does not allow it any more
    """
    referral = links.held(link, by=by).referral
    told = _told(link, by)
    now = moving.current(referral, by=by, hold=True)
    if now.state == State.SENT:
        now = moving.move(referral, State.SEEN, source=Source.PARTNER, by=by)
    now.told = told  # type: ignore[attr-defined] # read once, never stored
    return now


def _told(link: Link, by: Actor) -> Packet:
    referral = link.referral
    if referral.consent is None or referral.recipient is None:
        raise NotFound(links.nothing())
    person, recipient = referral.person, referral.recipient
    rest = restrictions.left(person, recipient, referral.categories, by=by)
    if not rest:  # the person asked that none of it be told, and the program agreed (P2-43)
        raise NotFound(links.nothing())
    try:
        return handing.on_page(
            consent=referral.consent, recipient=recipient, categories=rest, by=by
        )
    except Refused:
        raise NotFound(links.nothing()) from None


@command("referrals.answer_link", check=check_is_the_programs_own, announces=events.MOVED)
def answer(*, link: Link, state: str, by: Actor, why: str = "", words: str = "") -> ReferralState:
    """
    This function will take a partner's answer; what ends the referral ends the link.

    :raises NotFound: when the link is closed
    :raises BadInput: for a no without a reason
    """
    referral = links.held(link, by=by).referral
    inputs.one_of(state, states.PARTNER_ANSWERS, "state")
    return moving.move(referral, state, source=Source.PARTNER, why=why, words=words, by=by)


@command("referrals.close_link", check=policy.check_can_close_link)
def close(*, link: Link, by: Actor) -> Link:
    """This function will close a link that went to the wrong place."""
    if link.closed_at is None:
        link.closed_at = clock.now()
        link.save(update_fields=["closed_at"])
    return link
