"""Read safety plans: the person's own, and for coaches those that are shared."""

import json
import uuid

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound
from alongside.people.models import Person
from alongside.people.queries import persons
from alongside.safety.models import SafetyPlan, SafetyPlanVersion
from alongside.safety.models.plan import PARTS

PAGE_SIZE = 50


def person_of(person_id: uuid.UUID, *, by: Actor) -> Person:
    """
    This function will find the person, for themself or a coach who serves them now.

    :raises NotFound: for everybody else, also after an emergency opening
    """
    person = persons.get(person_id, by=by)
    if not persons.served_by(by).filter(pk=person.pk).exists():
        raise NotFound(_("There is nothing here."))
    return person


def readable(person: Person, *, by: Actor) -> SafetyPlan | None:
    """This function will give the plan the reader may read: their own, or one that is shared."""
    rows = SafetyPlan.objects.scoped(by).filter(person=person)
    if by.has_role(Role.COACH):
        served = persons.served_by(by).filter(pk=person.pk)
        rows = rows.filter(is_shared=True, person__in=served)
    elif by.person_id != person.pk:
        return None
    found = rows.first()
    if found is not None:
        found.person = person
    return found


def versions(plan: SafetyPlan, *, by: Actor) -> list[SafetyPlanVersion]:
    """This function will list the newest versions without their words."""
    rows = _versions(plan, by).defer("content").select_related("by_membership")
    return list(rows.order_by("-number")[:PAGE_SIZE])


def version(plan: SafetyPlan, number: int, *, by: Actor) -> tuple[SafetyPlanVersion, dict[str, str]]:
    """
    This function will read one version and its parts.

    :raises NotFound: when there is no such version
    """
    found = _versions(plan, by).filter(number=number).first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    held = json.loads(found.content)
    return found, {part: str(held.get(part, "")) for part in PARTS}


def _versions(plan: SafetyPlan, by: Actor) -> QuerySet[SafetyPlanVersion]:
    return SafetyPlanVersion.objects.scoped(by).filter(plan=plan)
