"""What a person sees of mentors: offers in their groups, and what they agreed on."""

import uuid
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.core.errors import NotFound
from alongside.groups.models import MentoringSide, MentorOffer, Seat, SeatState
from alongside.groups.policy_mentors import agreed_counts, coached_with
from alongside.groups.who import person_of


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
        person_id=person_of(by), state=SeatState.IN, ended_at__isnull=True
    )
    return list(rows.select_related("group").order_by("created_at", "pk"))


@dataclass(frozen=True, slots=True)
class Page:
    """All that a person's page of mentors shows."""

    seats: list[Seat]
    own_offers: list[MentorOffer]
    offers: list[MentorOffer]
    between: list[Between]


def page(*, by: Actor) -> Page:
    """This function will gather a person's page of mentors in six statements."""
    seats, rows = my_seats(by=by), between(by=by)
    groups = MentorOffer.objects.scoped(by).filter(
        group_id__in=[seat.group_id for seat in seats], ended_at__isnull=True
    )
    found = list(groups.select_related("group").order_by("created_at", "pk")[:60])
    own = [one for one in found if one.person_id == by.person_id]
    return Page(seats, own, _to_ask([one for one in found if one not in own], rows, by), rows)


def _to_ask(found: list[MentorOffer], rows: list[Between], by: Actor) -> list[MentorOffer]:
    """
    Left out: those without room, those asked already, and whoever coaches the person or is
    coached by them.
    """
    asked = {one.mine.mentoring.offer_id for one in rows}
    apart = coached_with(person_of(by), [one.person_id for one in found], by=by)
    agreed = agreed_counts(found, by=by)
    return [
        one
        for one in found
        if one.pk not in asked and one.person_id not in apart and agreed.get(one.pk, 0) < one.room
    ]


def offers(*, by: Actor) -> list[MentorOffer]:
    """This function will give the offers of others in a person's groups that can be asked."""
    return page(by=by).offers


def _near(by: Actor) -> QuerySet[MentorOffer]:
    groups = [seat.group_id for seat in my_seats(by=by)]
    rows = MentorOffer.objects.scoped(by).filter(group_id__in=groups, ended_at__isnull=True)
    return rows.exclude(person_id=person_of(by))


def own_offer(group_id: uuid.UUID, *, by: Actor) -> MentorOffer | None:
    """This function will give what a person offers in a group now."""
    rows = MentorOffer.objects.scoped(by).filter(group_id=group_id, person_id=person_of(by))
    return rows.filter(ended_at__isnull=True).first()


def offer_to_ask(offer_id: uuid.UUID, *, by: Actor) -> tuple[MentorOffer, Seat]:
    """
    This function will find an offer and the person's own place beside it.

    :raises NotFound: for an offer in another group, for their own, for one that may not be asked
    """
    found = _near(by).filter(pk=offer_id).select_related("group").first()
    if found is None or coached_with(person_of(by), [found.person_id], by=by):
        raise NotFound(_("There is nothing here."))
    mine = [seat for seat in my_seats(by=by) if seat.group_id == found.group_id]
    return found, mine[0]


def newest_offer(group_id: uuid.UUID, *, by: Actor) -> MentorOffer:
    """
    This function will find a person's newest offer in a group, also one they took back.

    :raises NotFound: where they never made one
    """
    rows = MentorOffer.objects.scoped(by).filter(group_id=group_id, person_id=person_of(by))
    found = rows.order_by("-created_at", "-pk").first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found


def own_side(mentoring_id: uuid.UUID, *, by: Actor) -> MentoringSide:
    """
    This function will find a person's own side of a mentoring.

    :raises NotFound: for everybody else
    """
    rows = MentoringSide.objects.scoped(by).filter(
        mentoring_id=mentoring_id, person_id=person_of(by)
    )
    found = rows.select_related("mentoring").first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found


def between(*, by: Actor) -> list[Between]:
    """This function will give what goes on between a person and others, in two statements."""
    own = MentoringSide.objects.scoped(by).filter(
        person_id=person_of(by), mentoring__ended_at__isnull=True
    )
    mine = {side.mentoring_id: side for side in own.select_related("mentoring__offer")}
    others = MentoringSide.objects.scoped(by).filter(mentoring_id__in=list(mine))
    found = []
    for other in others.exclude(person_id=person_of(by)).order_by("created_at", "pk"):
        side = mine[other.mentoring_id]
        both = side.said_yes_at is not None and other.said_yes_at is not None
        found.append(Between(side, other.alias, other.reach if both else ""))
    return found
