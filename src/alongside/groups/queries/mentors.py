"""What a person sees of mentors: offers in their groups, and what they agreed on."""

import uuid
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.core.errors import NotFound
from alongside.groups.models import MentoringSide, MentorOffer, Seat, SeatState
from alongside.groups.policy_mentors import agreed_with, one_coaches_the_other


@dataclass(frozen=True, slots=True)
class Between:
    """One mentoring as one of the two sees it; `reach` only when both said yes."""

    mine: MentoringSide
    alias: str
    reach: str

    @property
    def is_agreed(self) -> bool:
        return bool(self.reach)


def my_seats(*, by: Actor) -> list[Seat]:
    """This function will give the places from which a person may offer or ask."""
    rows = Seat.objects.scoped(by).filter(
        person_id=by.person_id, state=SeatState.IN, ended_at__isnull=True
    )
    return list(rows.select_related("group").order_by("created_at", "pk"))


def offers(*, by: Actor) -> list[MentorOffer]:
    """
    This function will give the offers of others in a person's groups.

    Left out: those without room, those asked already, and whoever coaches the person or is
    coached by them.
    """
    groups = [seat.group_id for seat in my_seats(by=by)]
    asked = MentoringSide.objects.scoped(by).filter(
        person_id=by.person_id, mentoring__ended_at__isnull=True
    )
    rows = MentorOffer.objects.scoped(by).filter(group_id__in=groups, ended_at__isnull=True)
    rows = rows.exclude(person_id=by.person_id).exclude(pk__in=asked.values("mentoring__offer_id"))
    return [
        one
        for one in rows.select_related("group").order_by("created_at", "pk")[:50]
        if agreed_with(one, by) < one.room
        and not one_coaches_the_other(one.person_id, _me(by), by=by)
    ]


def _me(by: Actor) -> uuid.UUID:
    if by.person_id is None:
        raise NotFound(_("There is nothing here."))
    return by.person_id


def own_offers(*, by: Actor) -> list[MentorOffer]:
    """This function will give what a person offers now."""
    rows = MentorOffer.objects.scoped(by).filter(person_id=_me(by), ended_at__isnull=True)
    return list(rows.select_related("group").order_by("created_at"))


def offer_to_ask(offer_id: uuid.UUID, *, by: Actor) -> tuple[MentorOffer, Seat]:
    """
    This function will find an offer and the person's own place beside it.

    :raises NotFound: for an offer in another group, for their own, for one that may not be asked
    """
    for one in offers(by=by):
        if one.pk == offer_id:
            mine = [seat for seat in my_seats(by=by) if seat.group_id == one.group_id]
            return one, mine[0]
    raise NotFound(_("There is nothing here."))


def own_offer(offer_id: uuid.UUID, *, by: Actor) -> MentorOffer:
    """
    This function will find what a person offers.

    :raises NotFound: for everybody else's
    """
    found = MentorOffer.objects.scoped(by).filter(pk=offer_id, person_id=_me(by)).first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found


def own_side(mentoring_id: uuid.UUID, *, by: Actor) -> MentoringSide:
    """
    This function will find a person's own side of a mentoring.

    :raises NotFound: for everybody else
    """
    rows = MentoringSide.objects.scoped(by).filter(mentoring_id=mentoring_id, person_id=_me(by))
    found = rows.select_related("mentoring").first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found


def between(*, by: Actor) -> list[Between]:
    """This function will give what goes on between a person and others, in two statements."""
    own = MentoringSide.objects.scoped(by).filter(
        person_id=_me(by), mentoring__ended_at__isnull=True
    )
    mine = {side.mentoring_id: side for side in own.select_related("mentoring__offer")}
    others = MentoringSide.objects.scoped(by).filter(mentoring_id__in=list(mine))
    found = []
    for other in others.exclude(person_id=_me(by)).order_by("created_at", "pk"):
        side = mine[other.mentoring_id]
        both = side.said_yes_at is not None and other.said_yes_at is not None
        found.append(Between(side, other.alias, other.reach if both else ""))
    return found
