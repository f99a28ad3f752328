"""Who may read and write a safety plan. It belongs to the person; sharing it is theirs to say."""

from typing import Any

from django.utils.translation import gettext as _

from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound, NotPermitted
from alongside.people import policy as people
from alongside.people.models import Person
from alongside.people.queries import persons
from alongside.safety.models import SafetyPlan


def check_serves(*, by: Actor, person: Person, **_kwargs: Any) -> None:
    """
    The person, a coach who serves or covers them now, or the system.

    A record opened in an emergency does not open the plan, nor does supervising.

    :raises NotFound: for everybody else
    """
    if by.is_system:
        people.check_can_see_person(by=by, person=person)
        return
    allowed = by.has_role(Role.PARTICIPANT, Role.COACH)
    if not allowed or not persons.served_by(by).filter(pk=person.pk).exists():
        raise NotFound(_("There is nothing here."))


def check_can_write(
    *, by: Actor, person: Person, said_yes: bool = False, **_kwargs: Any
) -> None:
    """
    The person at any time; a coach in a plan that is shared, or the first one with a yes.

    :raises NotFound: for a stranger
    :raises NotPermitted: for a coach with whom it is not shared
    """
    check_serves(by=by, person=person)
    if not by.has_role(Role.COACH):
        return
    found = SafetyPlan.objects.scoped(by).filter(person=person).first()
    if (found is None and said_yes) or (found is not None and found.is_shared):
        return
    # The same sentence whether there is a plan or not: that there is one is theirs to tell.
    raise NotPermitted(
        _("It cannot be written here. If they have one, they can share it from their own page.")
    )


def check_can_share(*, by: Actor, plan: SafetyPlan, is_shared: bool, **_kwargs: Any) -> None:
    """
    The person; a coach only to stop it, because the person said so.

    :raises NotPermitted: for a coach who would turn it on
    """
    check_serves(by=by, person=plan.person)
    if by.has_role(Role.COACH) and (is_shared or not plan.is_shared):
        raise NotPermitted(_("Only the person can do this."))
