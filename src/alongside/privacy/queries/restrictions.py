"""Restrictions: which are in force against a disclosure, and which wait for an answer (P2-43)."""

import uuid
from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _

from alongside.core import audit
from alongside.core.actor import Actor
from alongside.core.errors import NotFound
from alongside.people.models import Person
from alongside.people.queries import persons
from alongside.privacy.models import ConsentRecipient, Recipient, Restriction
from alongside.privacy.models.recipient import RecipientKind
from alongside.privacy.models.restriction import RestrictionState

# Whom a service that was paid in full is not told to (42 CFR 2.26(b)).
PAYERS = frozenset({RecipientKind.HEALTH_PLAN, RecipientKind.PAYER})


def blocks(one: Restriction, recipient: Recipient, categories: Collection[str]) -> bool:
    """This function will tell whether an agreed restriction stands against telling this."""
    if one.state != RestrictionState.AGREED:
        return False
    if one.recipient_id is not None and one.recipient_id != recipient.pk:
        return False
    if one.is_paid_in_full and recipient.kind not in PAYERS:
        return False
    # Nothing asked for is still that somebody is with the program: only a whole wish covers that.
    return not one.categories or bool(set(one.categories) & set(categories))


def agreed(person_ids: Iterable[uuid.UUID], *, by: Actor) -> list[Restriction]:
    """This function will list the restrictions in force for these people."""
    rows = Restriction.objects.scoped(by).filter(
        person_id__in=list(person_ids), state=RestrictionState.AGREED
    )
    return list(rows)


def blocked_categories(
    person: Person, recipient: Recipient, categories: Collection[str], *, by: Actor
) -> set[str]:
    """This function will give which of the categories a restriction keeps from a recipient."""
    held = [one for one in agreed([person.pk], by=by) if blocks(one, recipient, categories)]
    if any(not one.categories for one in held):
        return set(categories)
    return {key for one in held for key in one.categories if key in set(categories)}


def is_blocked(
    person: Person, recipient: Recipient, categories: Collection[str], *, by: Actor
) -> bool:
    """This function will tell whether any restriction stands against telling this."""
    return any(blocks(one, recipient, categories) for one in agreed([person.pk], by=by))


def of_person(person: Person, *, by: Actor) -> list[Restriction]:
    """This function will list what a person asked not to be told, newest first."""
    if not persons.is_visible_to(by=by, person_id=person.pk):
        raise NotFound(_("There is nothing here."))
    rows = Restriction.objects.scoped(by).filter(person=person)
    return list(rows.select_related("recipient").order_by("-id"))


def listed(*, by: Actor) -> list[Restriction]:
    """This function will list restrictions for the privacy officer, those that wait first."""
    rows = list(
        Restriction.objects.scoped(by).select_related("person", "recipient").order_by("-id")[:200]
    )
    audit.listed(by=by, what="restrictions", person_ids=sorted({one.person_id for one in rows}))
    return sorted(rows, key=lambda one: one.state != RestrictionState.ASKED)


def get(restriction_id: uuid.UUID, *, by: Actor) -> Restriction:
    """
    This function will find a restriction for the person or the privacy officer.

    :raises NotFound: for a stranger's
    """
    rows = Restriction.objects.scoped(by).filter(pk=restriction_id)
    found = rows.select_related("person", "recipient").first()
    if found is None or (by.person_id is not None and found.person_id != by.person_id):
        raise NotFound(_("There is nothing here."))
    return found


def recipients_of(person: Person, *, by: Actor) -> list[Recipient]:
    """This function will list whom the person's forms name: the ones a wish may be about."""
    named = ConsentRecipient.objects.scoped(by).filter(consent__person=person)
    rows = Recipient.objects.scoped(by).filter(pk__in=named.values("recipient_id"))
    return sorted(rows, key=lambda one: one.name.casefold())
