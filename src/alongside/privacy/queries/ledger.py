"""The ledger as others read it: who was told what about a person, and on which ground."""

import datetime as dt

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound
from alongside.people.models import Person
from alongside.people.queries import persons
from alongside.privacy.models import Disclosure
from alongside.privacy.models.disclosure import Basis


def of_person(person: Person, *, by: Actor, since: dt.datetime | None = None) -> list[Disclosure]:
    """
    This function will list every act of telling about a person, newest first (P2-40 to P2-42).

    With and without consent alike. For whoever may see the person, and for the privacy officer,
    who answers for the ledger.

    :raises NotFound: for everybody else
    """
    if not (by.has_role(Role.PRIVACY_OFFICER) or _is_visible(person, by)):
        raise NotFound(_("There is nothing here."))
    rows = Disclosure.objects.scoped(by).filter(person=person)
    if since is not None:
        rows = rows.filter(at__gte=since)
    return list(rows.select_related("consent", "by_membership").order_by("-at", "-id"))


def _is_visible(person: Person, by: Actor) -> bool:
    return persons.is_visible_to(by=by, person_id=person.pk)


def emergencies(*, by: Actor, days: int = 7) -> list[Disclosure]:
    """This function will list what was told in emergencies lately, for a supervisor (P2-51)."""
    since = clock.now() - dt.timedelta(days=days)
    rows = Disclosure.objects.scoped(by).filter(
        basis=Basis.EMERGENCY, at__gte=since, person__in=persons.visible_to(by)
    )
    return list(rows.select_related("person", "by_membership").order_by("-at")[:10])
