"""Offer to be a mentor, ask one, both say yes, either ends it. No notes, no reasons."""

import uuid
from collections.abc import Sequence

from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput, Conflict
from alongside.core.saving import refuse_again, save_once
from alongside.groups import events
from alongside.groups import policy_mentors as policy
from alongside.groups.models import Mentoring, MentoringSide, MentorOffer, Seat
from alongside.groups.models.mentoring import ASKER, MENTOR, OfferKind, Way
from alongside.people.models import Person
from alongside.people.policy import check_is_the_programs_own

MOST_REACH = 200
MOST_ROOM = 5


@command("groups.offer_mentoring", check=policy.check_can_offer)
def offer(
    *,
    seat: Seat,
    kind: str,
    ways: Sequence[str],
    room: int,
    by: Actor,
    words: str = "",
    id: uuid.UUID | None = None,
) -> MentorOffer:
    """
    This function will let somebody in a group offer to be mentor or sponsor of `room` others.

    `ways` are how: phone, text, in person. Made again, the offer before it is changed.

    :raises BadInput: for no way, or a number out of 1 to 5
    """
    chosen = inputs.some_of(ways, Way.values, "ways")
    if not chosen:
        raise BadInput(_("Choose at least one."), field="ways")
    rows = MentorOffer.objects.scoped(by).filter(person_id=seat.person_id, ended_at__isnull=True)
    held = rows.filter(group_id=seat.group_id).first()
    row = held or MentorOffer(
        organisation_id=seat.organisation_id, group_id=seat.group_id, person_id=seat.person_id,
        created_at=clock.now(),
    )  # fmt: skip
    row.kind = inputs.one_of(kind, OfferKind.values, "kind")
    row.ways, row.alias = chosen, seat.alias
    row.room = inputs.within(room, 1, MOST_ROOM, "room")
    row.words = inputs.words(words, "words")
    if held is None:
        return save_once(row, id=id, by=by)
    row.save()
    return row


@command("groups.end_offer", check=policy.check_is_own_offer)
def end_offer(*, offer: MentorOffer, by: Actor) -> MentorOffer:
    """This function will take an offer back; what was agreed goes on."""
    if offer.ended_at is not None:
        raise AlreadyDone(offer)
    offer.ended_at = clock.now()
    offer.save(update_fields=["ended_at"])
    return offer


@command("groups.ask_mentor", check=policy.check_can_ask)
def ask(
    *, offer: MentorOffer, seat: Seat, reach: str, by: Actor, id: uuid.UUID | None = None
) -> MentoringSide:
    """
    This function will ask the one who offers; the asking is a yes.

    `reach` is what the mentor learns if they say yes as well: a number, a time and place.

    :raises Conflict: when the mentor has no room
    """
    refuse_again(MentoringSide, id, by=by, person_id=seat.person_id)
    held = _open_between(offer, seat, by)
    if held is not None:
        raise AlreadyDone(held)
    MentorOffer.objects.scoped(by).select_for_update(of=("self",)).get(pk=offer.pk)
    if policy.agreed_with(offer, by) >= offer.room:
        raise Conflict(_("There is no room just now. Ask another one, or later."))
    own = {"organisation_id": offer.organisation_id, "created_at": clock.now()}
    mentoring = Mentoring.objects.create(**own, offer=offer)
    MentoringSide.objects.create(
        **own, mentoring=mentoring, person_id=offer.person_id, side=MENTOR, alias=offer.alias
    )
    mine = MentoringSide(
        **own, mentoring=mentoring, person_id=seat.person_id, side=ASKER, alias=seat.alias,
        said_yes_at=clock.now(), reach=_reach(reach),
    )  # fmt: skip
    return save_once(mine, id=id, by=by)


def _open_between(offer: MentorOffer, seat: Seat, by: Actor) -> MentoringSide | None:
    rows = MentoringSide.objects.scoped(by).filter(
        person_id=seat.person_id, side=ASKER, mentoring__offer=offer
    )
    return rows.filter(mentoring__ended_at__isnull=True).first()


def _reach(text: str) -> str:
    words = inputs.words(text, "reach", needed=True)
    if len(words) > MOST_REACH:
        raise BadInput(_("Shorten this. The most is 200 characters."), field="reach")
    return words


@command(
    "groups.agree_mentoring",
    check=policy.check_can_answer,
    announces=events.MENTORING_AGREED,
)
def agree(*, side: MentoringSide, reach: str, by: Actor) -> MentoringSide:
    """
    This function will let the mentor say yes; from now on each reads what the other shared.

    :raises Conflict: when it has ended, or there is no room any more
    """
    if side.said_yes_at is not None:
        raise AlreadyDone(side)
    offer = (
        MentorOffer.objects.scoped(by)
        .select_for_update(of=("self",))
        .get(pk=side.mentoring.offer_id)
    )
    if side.mentoring.ended_at is not None:
        raise Conflict(_("This has ended."))
    if policy.agreed_with(offer, by) >= offer.room:
        raise Conflict(_("You have no room. Change for how many you offer it."))
    side.said_yes_at, side.reach = clock.now(), _reach(reach)
    side.save(update_fields=["said_yes_at", "reach"])
    return side


@command("groups.end_mentoring", check=policy.check_is_own_side)
def end(*, side: MentoringSide, by: Actor) -> MentoringSide:
    """This function will end it for both, with no reason; what was shared is erased."""
    mentoring = side.mentoring
    if mentoring.ended_at is not None:
        raise AlreadyDone(side)
    close(mentoring, by=by)
    return side


def close(mentoring: Mentoring, *, by: Actor) -> None:
    """This function will end two sides at once; a part of a command, or of what follows news."""
    mentoring.ended_at = clock.now()
    mentoring.save(update_fields=["ended_at"])
    for one in MentoringSide.objects.scoped(by).filter(mentoring=mentoring):
        one.reach = ""
        one.save(update_fields=["reach"])


@command("groups.keep_roles_apart", check=check_is_the_programs_own)
def keep_roles_apart(*, person: Person, by: Actor) -> Person:
    """This function will end what may not go on since somebody became the coach of the other."""
    rows = MentoringSide.objects.scoped(by).filter(person=person, mentoring__ended_at__isnull=True)
    for mine in rows.select_related("mentoring"):
        other = MentoringSide.objects.scoped(by).filter(mentoring=mine.mentoring)
        there = other.exclude(pk=mine.pk).first()
        if there is not None and policy.one_coaches_the_other(
            mine.person_id, there.person_id, by=by
        ):
            close(mine.mentoring, by=by)
    return person
