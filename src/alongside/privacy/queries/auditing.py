"""Audits that are open, for the officer and for the auditor, and whom an audit reaches (P2-56)."""

import uuid

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alongside.core import audit, clock
from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound
from alongside.people.models import Enrolment, Person
from alongside.privacy.models import AuditGrant

MOST = 100


def of_officer(*, by: Actor) -> list[AuditGrant]:
    """This function will list all audits, newest first, for the privacy officer."""
    rows = AuditGrant.objects.scoped(by).select_related("recipient", "membership", "program")
    return list(rows.order_by("-from_at")) if by.has_role(Role.PRIVACY_OFFICER) else []


def get(grant_id: uuid.UUID, *, by: Actor) -> AuditGrant:
    """
    This function will find an audit for the privacy officer.

    :raises NotFound: for everybody else
    """
    found = next((one for one in of_officer(by=by) if one.pk == grant_id), None)
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found


def open_to(by: Actor) -> QuerySet[AuditGrant]:
    """This function will give the audits that are open to an auditor now."""
    now = clock.now()
    rows = AuditGrant.objects.scoped(by).filter(
        ended_at__isnull=True, from_at__lte=now, until_at__gt=now
    )
    mine = rows.filter(membership_id=str(by.membership_id))
    return mine.select_related("recipient", "program").order_by("until_at")


def own(grant_id: uuid.UUID, *, by: Actor) -> AuditGrant:
    """
    This function will find an auditor's own audit that is open now.

    :raises NotFound: for every other one, and once its time is over
    """
    found = open_to(by).filter(pk=grant_id).first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found


def numbers(grant: AuditGrant, *, after: uuid.UUID | None, by: Actor) -> list[uuid.UUID]:
    """This function will list whom an audit reaches, by number: a name is told only one by one."""
    rows = Enrolment.objects.scoped(by).filter(program_id=grant.program_id)
    rows = rows.filter(person_id__gt=after) if after else rows
    ids = rows.order_by("person_id").values_list("person_id", flat=True).distinct()
    found = list(ids[:MOST])
    audit.listed(by=by, what="audited", person_ids=found)
    return found


def person(grant: AuditGrant, person_id: uuid.UUID, *, by: Actor) -> Person:
    """
    This function will find a person of the program that is audited.

    :raises NotFound: for everybody else
    """
    reached = Enrolment.objects.scoped(by).filter(program_id=grant.program_id)
    rows = Person.objects.scoped(by).filter(pk__in=reached.values("person_id"))
    found = rows.filter(pk=person_id).first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found
