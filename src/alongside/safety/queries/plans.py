"""Read safety plans: the person's own, and for coaches those that are shared with them."""

import uuid

from django.utils.translation import gettext as _

from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound
from alongside.people.models import Person
from alongside.people.queries import persons
from alongside.safety.models import SafetyPlan


def own(*, by: Actor) -> tuple[Person, SafetyPlan | None]:
    """
    This function will give the participant and their plan, if they wrote one.

    :raises NotFound: for everybody else
    """
    if by.person_id is None or not by.has_role(Role.PARTICIPANT):
        raise NotFound(_("There is nothing here."))
    person = persons.get(by.person_id, by=by)
    plan = SafetyPlan.objects.scoped(by).filter(person=person).first()
    if plan is not None:
        plan.person = person
    return person, plan


def shared(person_id: uuid.UUID, *, by: Actor) -> SafetyPlan:
    """
    This function will give a plan to a coach who serves or covers the person, while it is shared.

    A record that was opened in an emergency does not open the plan, nor does supervising.

    :raises NotFound: for everybody else, and when there is none, the same
    """
    person = persons.get(person_id, by=by)
    served = by.has_role(Role.COACH) and persons.served_by(by).filter(pk=person.pk).exists()
    rows = SafetyPlan.objects.scoped(by).filter(person=person, is_shared=True)
    found = rows.first() if served else None
    if found is None:
        raise NotFound(_("There is nothing here."))
    found.person = person
    return found
