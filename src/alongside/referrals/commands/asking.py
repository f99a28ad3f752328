"""Send a referral: by a link for the partner, or told on the phone; note what they answer."""

import datetime as dt
import secrets
import uuid
from hashlib import sha256

from django.db import IntegrityError

from alongside.coaching.models.contact import Handoff
from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.errors import Conflict
from alongside.core.saving import refuse_again, save_once
from alongside.privacy import handing
from alongside.privacy.models.disclosure import Basis
from alongside.referrals import events, policy, states, texts
from alongside.referrals.commands import moving
from alongside.referrals.models import Link, Referral, ReferralState, ReferralStep
from alongside.referrals.states import Source, State

SENDABLE = frozenset({State.AGREED, *states.WITH_PARTNER})


def hashed(token: str) -> str:
    """This function will give the hash under which a link's secret is known."""
    return sha256(token.encode()).hexdigest()


@command("referrals.send_link", check=policy.check_can_work_on, announces=events.MOVED)
def send_link(*, referral: Referral, by: Actor, id: uuid.UUID | None = None) -> Link:
    """
    This function will make the link that a coach hands to the partner; it carries `.token` once.

    The link says nothing by itself. A new one closes the one before. Sent again under the same id
    it answers with the link, without its secret: that was shown once.

    :raises Conflict: before the person signed, and when the referral is over
    """
    refuse_again(Link, id, by=by, person_id=referral.person_id, referral_id=referral.pk)
    now = moving.current(referral, by=by, hold=True)
    if now.state not in SENDABLE:
        raise Conflict(moving.refused(now))
    moving.close_links(referral, by=by)
    token = secrets.token_urlsafe(32)
    link = Link(
        organisation_id=referral.organisation_id,
        referral=referral,
        person_id=referral.person_id,
        token_hash=hashed(token),
        expires_at=clock.now() + dt.timedelta(days=texts.rules()["link_days"]),
        by_membership_id=by.membership_id,
    )
    try:
        save_once(link, by=by, id=id)
    except IntegrityError:  # two sent in the same moment: one link stands
        raise Conflict(moving.refused(now)) from None
    if now.state == State.AGREED:
        moving.move(referral, State.SENT, source=Source.COACH, by=by)
    link.token = token  # type: ignore[attr-defined] # shown once, never stored
    return link


@command("referrals.tell_by_phone", check=policy.check_can_work_on, announces=events.MOVED)
def tell_by_phone(*, referral: Referral, by: Actor, id: uuid.UUID | None = None) -> ReferralState:
    """
    This function will write down that the service was told by phone, what the form allows.

    :raises Conflict: before the person signed, and when the referral is over
    :raises Refused: when the form has ended meanwhile
    """
    now = moving.current(referral, by=by, hold=True)
    if now.state not in SENDABLE or referral.consent is None or referral.recipient is None:
        raise Conflict(moving.refused(now))
    handing.spoken(
        person=referral.person,
        recipient=referral.recipient,
        categories=referral.categories,
        purpose=referral.consent.purposes[0],
        basis=Basis.CONSENT,
        consent=referral.consent,
        by=by,
        id=id,
    )
    if now.state == State.AGREED:
        return moving.move(referral, State.SENT, source=Source.COACH, by=by)
    return now


@command("referrals.note_answer", check=policy.check_can_work_on, announces=events.MOVED)
def note_answer(
    *, referral: Referral, state: str, by: Actor, why: str = "", words: str = ""
) -> ReferralState:
    """This function will note what a partner told the coach, by phone or in person."""
    inputs.one_of(state, states.PARTNER_ANSWERS, "state")
    return moving.move(referral, state, source=Source.COACH, why=why, words=words, by=by)


@command("referrals.note_step", check=policy.check_can_work_on)
def note_step(
    *,
    referral: Referral,
    kind: str,
    by: Actor,
    words: str = "",
    id: uuid.UUID | None = None,
) -> ReferralStep:
    """This function will note what made a referral warm: called together, went along ..."""
    refuse_again(ReferralStep, id, by=by, person_id=referral.person_id)
    row = ReferralStep(
        organisation_id=referral.organisation_id,
        referral=referral,
        person_id=referral.person_id,
        kind=inputs.one_of(kind, Handoff.values, "kind"),
        words=inputs.words(words, "words"),
        at=clock.now(),
        by_membership_id=inputs.author(by),
    )
    return save_once(row, by=by, id=id)
