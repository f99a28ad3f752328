"""Who may be mentor of whom. Nobody is mentor or sponsor of somebody they coach, either way."""

import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound
from alongside.groups.models import GroupCoach, Mentoring, MentoringSide, MentorOffer, Seat
from alongside.groups.models.mentoring import MENTOR
from alongside.groups.policy import check_has_seat
from alongside.people.models import Assignment, Membership


def check_can_offer(*, by: Actor, seat: Seat, **_kwargs: Any) -> None:
    """
    Somebody who is in the group.

    :raises NotFound: for everybody else
    """
    check_has_seat(by=by, seat=seat)
    if not seat.is_in:
        raise NotFound(_("There is nothing here."))


def check_is_own_offer(*, by: Actor, offer: MentorOffer, **_kwargs: Any) -> None:
    """Whoever made the offer."""
    if by.person_id is None or by.person_id != offer.person_id:
        raise NotFound(_("There is nothing here."))


def check_can_ask(*, by: Actor, offer: MentorOffer, seat: Seat, **_kwargs: Any) -> None:
    """
    Somebody else in the group of the offer, where neither coaches the other.

    The refusal is that of nothing there: a reason would tell who stands behind an alias.

    :raises NotFound: for everybody else
    """
    check_can_offer(by=by, seat=seat)
    same = offer.group_id == seat.group_id and offer.ended_at is None
    if (
        not same
        or offer.person_id == seat.person_id
        or one_coaches_the_other(offer.person_id, seat.person_id, by=by)
    ):
        raise NotFound(_("There is nothing here."))


def check_is_own_side(*, by: Actor, side: MentoringSide, **_kwargs: Any) -> None:
    """One of the two."""
    if by.person_id is None or by.person_id != side.person_id:
        raise NotFound(_("There is nothing here."))


def check_can_answer(*, by: Actor, side: MentoringSide, **_kwargs: Any) -> None:
    """
    The one who was asked, while neither coaches the other.

    :raises NotFound: for everybody else
    """
    check_is_own_side(by=by, side=side)
    rows = MentoringSide.objects.scoped(by).filter(mentoring_id=side.mentoring_id)
    other = rows.exclude(pk=side.pk).first()
    if (
        side.side != MENTOR
        or other is None
        or one_coaches_the_other(side.person_id, other.person_id, by=by)
    ):
        raise NotFound(_("There is nothing here."))


def one_coaches_the_other(one: uuid.UUID, other: uuid.UUID, *, by: Actor) -> bool:
    """This function will tell whether one of two people coaches the other now."""
    return bool(coached_with(one, [other], by=by))


def coached_with(person_id: uuid.UUID, others: Sequence[uuid.UUID], *, by: Actor) -> set[uuid.UUID]:
    """
    This function will give those of `others` whom a person coaches or who coach the person.

    Somebody who is in recovery and works here as well has two memberships under one sign-in; they
    coach whom they serve, cover, or lead in a group. One statement when nobody of them works here.
    """
    people = {person_id, *others}
    coaches = _coach_of_person(people, by)
    if not coaches:
        return set()
    pairs = _pairs(list(coaches), people, by)
    found = {(coaches[coach], whom) for coach, whom in pairs}
    return {one for one in others if (one, person_id) in found or (person_id, one) in found}


def _coach_of_person(people: set[uuid.UUID], by: Actor) -> dict[uuid.UUID, uuid.UUID]:
    """The coach memberships of these people, with whose they are."""
    rows = Membership.objects.scoped(by).filter(
        role=Role.COACH, ended_at__isnull=True, user__memberships__person_id__in=people
    )
    return dict(rows.values_list("pk", "user__memberships__person_id"))


def _pairs(
    coaches: list[uuid.UUID], people: set[uuid.UUID], by: Actor
) -> set[tuple[uuid.UUID, uuid.UUID]]:
    """Who of the coaches works with whom of the people: assigned, covering, or leading a group."""
    serving = Assignment.objects.scoped(by).filter(
        person_id__in=people, coach_id__in=coaches, until_at__isnull=True
    )
    leading = GroupCoach.objects.scoped(by).filter(
        coach_id__in=coaches,
        group__seats__person_id__in=people,
        group__seats__ended_at__isnull=True,
    )
    return {
        *serving.values_list("coach_id", "person_id"),
        *leading.values_list("coach_id", "group__seats__person_id"),
    }


def agreed_with(offer: MentorOffer, by: Actor) -> int:
    """This function will count with how many a mentor agreed and goes on."""
    return agreed_counts([offer], by=by).get(offer.pk, 0)


def agreed_counts(offers: Iterable[MentorOffer], *, by: Actor) -> dict[uuid.UUID, int]:
    """This function will count, for each offer, with how many it is agreed and goes on."""
    rows = Mentoring.objects.scoped(by).filter(offer__in=list(offers), ended_at__isnull=True)
    both = rows.filter(sides__said_yes_at__isnull=False).annotate(yes=Count("sides"))
    return dict(Counter(both.filter(yes__gte=2).values_list("offer_id", flat=True)))
