"""Whom a form may name, and who is on the organisation's list."""

import uuid

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from alongside.core import audit
from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound
from alongside.people.models import Membership, Person
from alongside.privacy import elements
from alongside.privacy.models import ConsentRecipient, Recipient, RecipientMember
from alongside.privacy.models.recipient import TPO_KINDS, RecipientKind

# Whoever is one of these belongs to one person's life: no list shows them to others.
PERSONAL = frozenset(
    {RecipientKind.FAMILY, RecipientKind.SPONSOR, RecipientKind.EMPLOYER, RecipientKind.LAWYER}
)
# These have a form of their own, or need none.
NOT_BY_NAME = frozenset(
    {
        RecipientKind.RESEARCHER, RecipientKind.AUDITOR, RecipientKind.MEDICAL,
        RecipientKind.INTERMEDIARY,
    }
)  # fmt: skip
KINDS: dict[str, frozenset[str]] = {
    elements.TPO: frozenset(TPO_KINDS),
    elements.NAMED: frozenset(RecipientKind.values) - NOT_BY_NAME,
    elements.COUNSELING_NOTES: frozenset({RecipientKind.PROVIDER, RecipientKind.HEALTH_PLAN}),
    elements.LEGAL: frozenset({RecipientKind.LAWYER, RecipientKind.COURT, RecipientKind.AUTHORITY}),
    elements.JUSTICE: elements.JUSTICE_RECIPIENTS,
    elements.RESEARCH: frozenset({RecipientKind.RESEARCHER}),
    elements.INTERMEDIARY: frozenset({RecipientKind.INTERMEDIARY}),
    elements.CONTACT: frozenset(),
}


def offered(person: Person, kind: str, *, by: Actor) -> list[Recipient]:
    """
    This function will list whom a form of a kind may name: bodies, and those of this person.

    A sister or a lawyer is offered only for the person whose forms named them before.
    """
    rows = Recipient.objects.scoped(by).filter(kind__in=KINDS[kind], ended_at__isnull=True)
    own = ConsentRecipient.objects.scoped(by).filter(consent__person=person)
    known = set(own.values_list("recipient_id", flat=True))
    shown = [one for one in rows if one.kind not in PERSONAL or one.pk in known]
    return sorted(shown, key=lambda one: one.name.casefold())


def listed(*, by: Actor) -> list[Recipient]:
    """This function will list the bodies outside with the partners who work there."""
    rows = list(_with_members(Recipient.objects.scoped(by).exclude(kind__in=PERSONAL)))
    audit.searched(by=by, what="recipients", count=len(rows))
    return sorted(rows, key=lambda one: (one.ended_at is not None, one.name.casefold()))


def get(recipient_id: uuid.UUID, *, by: Actor) -> Recipient:
    """
    This function will find a body on the list.

    :raises NotFound: for another organisation's, and for one of a person's own life
    """
    rows = Recipient.objects.scoped(by).exclude(kind__in=PERSONAL).filter(pk=recipient_id)
    found = _with_members(rows).first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found


def partners(*, by: Actor) -> QuerySet[Membership]:
    """This function will list the partners who can sign in."""
    rows = Membership.objects.scoped(by).filter(role=Role.PARTNER, ended_at__isnull=True)
    return rows.order_by("name")


def _with_members(rows: QuerySet[Recipient]) -> QuerySet[Recipient]:
    open_rows = RecipientMember._base_manager.filter(ended_at__isnull=True)
    members = open_rows.select_related("membership")
    return rows.prefetch_related(Prefetch("members", queryset=members))
