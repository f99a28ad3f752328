"""The person's own word: "did you get it?" It decides, whatever the partner said."""

import uuid

from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import Conflict
from alongside.core.saving import refuse_again, save_once
from alongside.referrals import events, policy, states, texts
from alongside.referrals.commands import moving
from alongside.referrals.commands.needs import end_need
from alongside.referrals.models import PersonWord, Referral, Reminder
from alongside.referrals.models.need import NeedEnd
from alongside.referrals.models.referral import Got
from alongside.referrals.states import Source, State

MEANS = {Got.YES: State.CONNECTED, Got.NO: State.NOT_CONNECTED}


@command("referrals.say", check=policy.check_can_say, announces=events.SAID)
def say(
    *,
    referral: Referral,
    got: str,
    by: Actor,
    why: str = "",
    words: str = "",
    told_coach: bool = False,
    id: uuid.UUID | None = None,
) -> PersonWord:
    """
    This function will keep whether the person got it; yes and no close the loop.

    "Not yet" keeps it open. Yes also ends the need. `told_coach`: a coach writes it down.

    :raises BadInput: for a no without a reason
    :raises Conflict: when there is nothing yet that could have been got
    """
    refuse_again(PersonWord, id, by=by, person_id=referral.person_id)
    inputs.one_of(got, Got.values, "got")
    now = moving.current(referral, by=by, hold=True)
    if now.state not in states.ASKED_IN and now.source != Source.PERSON:
        raise Conflict(moving.refused(now))
    why = why if got == Got.NO else ""
    word = PersonWord(
        organisation_id=referral.organisation_id,
        referral=referral,
        person_id=referral.person_id,
        got=got,
        why=inputs.one_of(why, [one.key for one in texts.reasons()], "why") if why else "",
        words=inputs.words(words, "words"),
        at=clock.now(),
        told_coach=told_coach,
        by_membership_id=by.membership_id,
    )
    saved = save_once(word, by=by, id=id)
    if got == Got.NOT_YET:
        rows = Reminder.objects.scoped(by).filter(referral=referral, done_at__isnull=True)
        rows.update(done_at=clock.now())
        return saved
    try:
        moving.move(referral, MEANS[Got(got)], source=Source.PERSON, why=why, by=by)
    except AlreadyDone:  # said again as before
        return saved
    if got == Got.YES:
        end_need(need=referral.need, end=NeedEnd.MET, by=by)
    return saved
