"""Who may refer, answer, and say that the person got it."""

from typing import Any

from django.utils.translation import gettext as _

from alongside.core.actor import Actor, Role
from alongside.core.errors import NotPermitted
from alongside.people import policy as people
from alongside.people.models import Person
from alongside.referrals.models import Link, Need, Referral
from alongside.referrals.models.referral import Way


def check_can_speak_of_needs(*, by: Actor, person: Person, **_kwargs: Any) -> None:
    """The person, or whoever works with them and hears it from them."""
    people.check_can_see_person(by=by, person=person)


def check_can_change_need(*, by: Actor, need: Need, **_kwargs: Any) -> None:
    """The person, or whoever works with them."""
    people.check_can_see_person(by=by, person=need.person)


def check_can_refer(*, by: Actor, need: Need, way: str = Way.SELF, **rows: Any) -> None:
    """
    Whoever works with the person; the person, too, when they go by themselves.

    :raises NotPermitted: for a person who would tell a service through the program
    """
    if way == Way.SELF:
        people.check_can_see_person(by=by, person=need.person)
    else:
        people.check_can_work_with(by=by, person=need.person)


def check_can_work_on(*, by: Actor, referral: Referral, **_kwargs: Any) -> None:
    """Whoever works with the person."""
    people.check_can_work_with(by=by, person=referral.person)


def check_can_take_back(*, by: Actor, referral: Referral, **_kwargs: Any) -> None:
    """The person, or whoever works with them and was told."""
    people.check_can_see_person(by=by, person=referral.person)


def check_can_choose_route(*, by: Actor, referral: Referral, **_kwargs: Any) -> None:
    """The person, whose matter it is, or whoever works with them and was told."""
    people.check_can_see_person(by=by, person=referral.person)


def check_can_say(
    *, by: Actor, referral: Referral, told_coach: bool = False, **_kwargs: Any
) -> None:
    """
    The person for themself; a coach writes down what the person told them.

    :raises NotPermitted: for somebody who would speak in the person's place
    """
    people.check_can_see_person(by=by, person=referral.person)
    if by.has_role(Role.PARTICIPANT):
        return
    if not told_coach:
        raise NotPermitted(_("Only the person can say this."))


def check_can_close_link(*, by: Actor, link: Link, **_kwargs: Any) -> None:
    """Whoever works with the person."""
    people.check_can_work_with(by=by, person=link.person)
