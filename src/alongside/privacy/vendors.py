"""
No agreement, no way out (P2-07).

Whatever sends something to another body asks here each time, not only when it is turned on: an
agreement that ran out yesterday stops today's message.
"""

import uuid

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.errors import Conflict
from alongside.people.models import Organisation
from alongside.privacy.models import RuleAnswer, Vendor


class NoAgreement(Conflict):
    """There is no current agreement with a vendor for this service."""


def require(service: str, *, organisation_id: uuid.UUID) -> Vendor:
    """
    This function will give the vendor whose agreements allow a service now.

    A QSO agreement is always needed (42 CFR 2.11), a business associate agreement when the
    organisation said that HIPAA applies to it.

    :raises NoAgreement: when there is none, or it has run out
    """
    organisation = Organisation.objects.get(pk=organisation_id)
    on = clock.today(organisation.time_zone)
    needs_baa = hipaa_applies(organisation_id)
    rows = Vendor.objects.in_organisation(organisation_id).filter(
        service=service, ended_at__isnull=True
    )
    for vendor in rows.order_by("-renews_on"):
        if vendor.stands(on=on, needs_baa=needs_baa):
            return vendor
    raise NoAgreement(
        _("There is no current agreement with a vendor for this. Ask the privacy officer.")
    )


def allows(service: str, *, organisation_id: uuid.UUID) -> bool:
    """This function will tell whether a service may be used now."""
    try:
        require(service, organisation_id=organisation_id)
    except NoAgreement:
        return False
    return True


def hipaa_applies(organisation_id: uuid.UUID) -> bool:
    """This function will tell whether the organisation said that HIPAA applies to it."""
    rows = RuleAnswer.objects.in_organisation(organisation_id)
    return rows.filter(rule="hipaa", applies=True, until__isnull=True).exists()


def without_agreement(service: str) -> list[Organisation]:
    """This function will list the organisations here that have no agreement for a service."""
    rows = Organisation.objects.order_by("created_at", "pk")
    return [row for row in rows if not allows(service, organisation_id=row.pk)]
