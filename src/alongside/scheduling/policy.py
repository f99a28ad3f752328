"""Who may agree times, and who says when a coach works."""

from typing import Any

from django.utils.translation import gettext as _

from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound, NotPermitted
from alongside.people import policy as people
from alongside.people.models import Assignment, Membership, Person
from alongside.scheduling.models import Appointment


def check_can_book(*, by: Actor, person: Person, coach: Membership, **_kwargs: Any) -> None:
    """
    Whoever works with the person, for a coach who serves or covers them now.

    :raises NotFound: for a stranger
    :raises NotPermitted: for another coach than theirs
    """
    people.check_can_work_with(by=by, person=person)
    rows = Assignment.objects.scoped(by).filter(person=person, coach=coach, until_at__isnull=True)
    if not (by.is_system or by.membership_id == coach.pk) and not rows.exists():
        raise NotPermitted(_("Choose the coach of this person."))


def check_can_book_own(*, by: Actor, person: Person, coach: Membership, **_kwargs: Any) -> None:
    """
    The person themself, with a coach who serves or covers them now.

    :raises NotFound: for everybody else, and for another coach
    """
    people.check_is_the_person(by=by, person=person)
    rows = Assignment.objects.scoped(by).filter(person=person, coach=coach, until_at__isnull=True)
    if not rows.exists():
        raise NotFound(_("There is nothing here."))


def check_can_cancel(*, by: Actor, appointment: Appointment, **_kwargs: Any) -> None:
    """The person, and whoever works with them."""
    people.check_can_see_person(by=by, person=appointment.person)


def check_can_set_hours(*, by: Actor, coach: Membership, **_kwargs: Any) -> None:
    """
    The coach alone says when they work.

    :raises NotFound: for everybody else
    """
    if by.is_system and by.organisation_id == coach.organisation_id:
        return
    if not by.has_role(Role.COACH) or by.membership_id != coach.pk:
        raise NotFound(_("There is nothing here."))
