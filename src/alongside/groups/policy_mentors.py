"""Who may be mentor of whom. Nobody is mentor or sponsor of somebody they coach, either way."""

import uuid
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


def check_system(*, by: Actor, **_kwargs: Any) -> None:
    """What follows from news, and nobody by hand."""
    if not by.is_system:
        raise NotFound(_("There is nothing here."))


def one_coaches_the_other(one: uuid.UUID, other: uuid.UUID, *, by: Actor) -> bool:
    """
    This function will tell whether one of two people coaches the other now.

    Somebody who is in recovery and works here as well has two memberships under one sign-in; they
    coach whom they serve, cover, or lead in a group.
    """
    return _coaches(one, other, by) or _coaches(other, one, by)


def _coaches(person_id: uuid.UUID, whom: uuid.UUID, by: Actor) -> bool:
    theirs = Membership.objects.scoped(by).filter(person_id=person_id, user__isnull=False)
    coaching = Membership.objects.scoped(by).filter(
        role=Role.COACH, ended_at__isnull=True, user_id__in=theirs.values("user_id")
    )
    ids = coaching.values("pk")
    serves = Assignment.objects.scoped(by).filter(
        person_id=whom, coach_id__in=ids, until_at__isnull=True
    )
    leads = GroupCoach.objects.scoped(by).filter(
        coach_id__in=ids, group__seats__person_id=whom, group__seats__ended_at__isnull=True
    )
    return serves.exists() or leads.exists()


def agreed_with(offer: MentorOffer, by: Actor) -> int:
    """This function will count with how many a mentor agreed and goes on."""
    rows = Mentoring.objects.scoped(by).filter(offer=offer, ended_at__isnull=True)
    both = rows.filter(sides__said_yes_at__isnull=False).annotate(yes=Count("sides"))
    return both.filter(yes__gte=2).count()
