"""Who may read and write a safety plan. It belongs to the person; sharing it is theirs to say."""

from typing import Any

from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.core.errors import NotFound
from alongside.people import policy as people
from alongside.people.models import Person
from alongside.safety.models import SafetyPlan


def check_can_write(*, by: Actor, person: Person, **_kwargs: Any) -> None:
    """
    The person alone. With a coach in the room they write on the person's page.

    :raises NotFound: for everybody else, so that nobody learns whether there is one
    """
    if by.person_id != person.pk:
        raise NotFound(_("There is nothing here."))
    people.check_is_the_person(by=by, person=person)


def check_can_share(*, by: Actor, plan: SafetyPlan, **_kwargs: Any) -> None:
    """The person alone."""
    check_can_write(by=by, person=plan.person)
