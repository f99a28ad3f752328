"""The ledger: who was told what about a person, with or without their consent (P2-41, P2-42)."""

import datetime as dt
import uuid

from django.utils.translation import gettext as _

from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound
from alongside.people.models import Person
from alongside.people.queries import persons
from alongside.privacy.models import Disclosure


def of_person(person: Person, *, by: Actor, since: dt.datetime | None = None) -> list[Disclosure]:
    """
    This function will list every act of telling somebody about a person, newest first.

    :raises NotFound: for a stranger; the privacy officer answers for the whole organisation
    """
    if not (by.has_role(Role.PRIVACY_OFFICER) or persons.is_visible_to(by=by, person_id=person.pk)):
        raise NotFound(_("There is nothing here."))
    rows = Disclosure.objects.scoped(by).filter(person=person)
    if since is not None:
        rows = rows.filter(at__gte=since)
    return list(rows.select_related("recipient", "by_membership").order_by("-at", "-id"))


def is_kept(id: uuid.UUID, *, person: Person, by: Actor) -> bool:
    """This function will tell whether a form that comes again has its entry already."""
    return Disclosure.objects.scoped(by).filter(pk=id, person=person).exists()
