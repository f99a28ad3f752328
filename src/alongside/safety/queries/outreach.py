"""Read what people chose for a time in which they do not answer."""

import uuid

from alongside.core.actor import Actor
from alongside.people.models import Person
from alongside.people.queries import persons
from alongside.safety.models import OutreachPlan


def standing(person_id: uuid.UUID, *, by: Actor) -> tuple[Person, OutreachPlan | None]:
    """
    This function will give a person and the choice that holds, for those who may see them.

    :raises NotFound: for everybody else
    """
    person = persons.get(person_id, by=by)
    rows = OutreachPlan.objects.scoped(by).filter(person=person, until__isnull=True)
    return person, rows.select_related("by_membership").first()
