"""What the person asked not to be told, and whether it holds against a disclosure."""

import uuid
from collections.abc import Collection

from django.utils.translation import gettext as _

from alongside.core import audit
from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound
from alongside.people.models import Person
from alongside.people.queries import persons
from alongside.privacy.models import Recipient, Restriction
from alongside.privacy.models.recipient import RecipientKind
from alongside.privacy.models.restriction import RestrictionState

PLANS = frozenset({RecipientKind.HEALTH_PLAN, RecipientKind.PAYER})


def forbidding(
    person: Person, recipient: Recipient, categories: Collection[str], *, by: Actor
) -> Restriction | None:
    """This function will find an agreed restriction that keeps this from being told (P2-43)."""
    rows = Restriction.objects.scoped(by).filter(person=person, state=RestrictionState.AGREED)
    return next((one for one in rows if _holds(one, recipient, categories)), None)


def _holds(one: Restriction, recipient: Recipient, categories: Collection[str]) -> bool:
    if one.is_paid_in_full and recipient.kind not in PLANS:
        return False
    if one.recipient_id not in (None, recipient.pk):
        return False
    return not one.categories or bool(set(one.categories) & set(categories))


def left(
    person: Person, recipient: Recipient, categories: Collection[str], *, by: Actor
) -> list[str] | None:
    """
    This function will give what is left to tell once restrictions were taken away.

    None: the recipient may not even learn that there is somebody to speak of.
    """
    rows = Restriction.objects.scoped(by).filter(person=person, state=RestrictionState.AGREED)
    agreed = list(rows)
    if any(_holds(one, recipient, []) for one in agreed):
        return None
    return [key for key in categories if not any(_holds(one, recipient, [key]) for one in agreed)]


def of_person(person: Person, *, by: Actor) -> list[Restriction]:
    """This function will list a person's restrictions, newest first."""
    if not persons.is_visible_to(by=by, person_id=person.pk):
        raise NotFound(_("There is nothing here."))
    rows = Restriction.objects.scoped(by).filter(person=person)
    return list(rows.select_related("recipient").order_by("-id"))


def for_officer(*, by: Actor) -> list[Restriction]:
    """
    This function will list what waits for the privacy officer, then what was decided.

    :raises NotFound: for everybody else
    """
    if not by.has_role(Role.PRIVACY_OFFICER):
        raise NotFound(_("There is nothing here."))
    rows = list(Restriction.objects.scoped(by).select_related("recipient", "person"))
    audit.listed(by=by, what="restrictions", person_ids=[one.person_id for one in rows])
    return sorted(rows, key=lambda one: (one.state != RestrictionState.ASKED, -one.pk.int))


def get(restriction_id: uuid.UUID, *, by: Actor) -> Restriction:
    """
    This function will find a restriction for the privacy officer, or for its own person.

    :raises NotFound: for everybody else
    """
    rows = Restriction.objects.scoped(by).select_related("person", "recipient")
    found = rows.filter(pk=restriction_id).first()
    may = by.has_role(Role.PRIVACY_OFFICER) or by.is_system
    if found is None or not (may or by.person_id == found.person_id):
        raise NotFound(_("There is nothing here."))
    return found
