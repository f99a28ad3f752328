"""Keep the register of vendors, and turn ways out on and off (P2-07)."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any, TypedDict, Unpack

from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor, Role
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput, NotPermitted
from alongside.core.saving import save_once
from alongside.people import policy
from alongside.privacy import vendors
from alongside.privacy.models import Integration, Vendor
from alongside.privacy.models.vendor import DataKind, Service


class Facts(TypedDict, total=False):
    """What the register holds of a vendor besides its name and service."""

    data_kinds: Iterable[str]
    qsoa_on: dt.date | None
    baa_on: dt.date | None
    renews_on: dt.date | None
    notes: str


def check_can_keep(*, by: Actor, **rows: Any) -> None:
    """
    A privacy officer or program administrator, for their own organisation.

    :raises NotPermitted: for any other role
    :raises NotFound: for another organisation's row
    """
    if not (by.has_role(Role.PRIVACY_OFFICER, Role.PROGRAM_ADMINISTRATOR) or by.is_system):
        raise NotPermitted(_("A privacy officer or program administrator does this."))
    policy.check_same_organisation(by=by, **rows)


@command("privacy.add_vendor", check=check_can_keep)
def add_vendor(
    *, name: str, service: str, by: Actor, id: uuid.UUID | None = None, **facts: Unpack[Facts]
) -> Vendor:
    """
    This function will add a vendor with the days of its agreements.

    :raises BadInput: without a name, for an unknown service, or an agreement without its end
    """
    vendor = Vendor(organisation_id=inputs.house(by))
    _fill(vendor, name, service, facts)
    return save_once(vendor, by=by, id=id, typed=("name", "service", *facts))


@command("privacy.change_vendor", check=check_can_keep)
def change_vendor(
    *, vendor: Vendor, name: str, service: str, by: Actor, **facts: Unpack[Facts]
) -> Vendor:
    """
    This function will change a vendor, such as when an agreement was renewed.

    :raises BadInput: as when it is added
    """
    _fill(vendor, name, service, facts)
    vendor.save()
    return vendor


@command("privacy.end_vendor", check=check_can_keep)
def end_vendor(*, vendor: Vendor, by: Actor) -> Vendor:
    """This function will end the work with a vendor; what used it is off from then on."""
    if vendor.ended_at is not None:
        raise AlreadyDone(vendor)
    vendor.ended_at = clock.now()
    vendor.save(update_fields=["ended_at"])
    running = Integration.objects.scoped(by).filter(vendor=vendor, ended_at__isnull=True)
    running.update(ended_at=vendor.ended_at)
    return vendor


@command("privacy.enable_integration", check=check_can_keep)
def enable_integration(*, key: str, by: Actor) -> Integration:
    """
    This function will turn a way out on.

    :raises NoAgreement: without a current agreement with a vendor for it
    """
    inputs.one_of(key, Service.values, "key")
    own = inputs.house(by)
    vendor = vendors.require(key, organisation_id=own)
    running = Integration.objects.scoped(by).filter(key=key, ended_at__isnull=True).first()
    if running is not None and running.vendor_id == vendor.pk:
        raise AlreadyDone(running)
    if running is not None:
        running.ended_at = clock.now()
        running.save(update_fields=["ended_at"])
    return Integration.objects.create(
        organisation_id=own, key=key, vendor=vendor, enabled_at=clock.now()
    )


@command("privacy.disable_integration", check=check_can_keep)
def disable_integration(*, integration: Integration, by: Actor) -> Integration:
    """This function will turn a way out off."""
    if integration.ended_at is not None:
        raise AlreadyDone(integration)
    integration.ended_at = clock.now()
    integration.save(update_fields=["ended_at"])
    return integration


def _fill(vendor: Vendor, name: str, service: str, facts: Facts) -> None:
    vendor.name = inputs.words(name, "name", needed=True)[:120]
    vendor.service = inputs.one_of(service, Service.values, "service")
    kinds = facts.get("data_kinds", ())
    vendor.data_kinds = inputs.some_of(kinds, DataKind.values, "data_kinds")
    vendor.qsoa_on, vendor.baa_on = facts.get("qsoa_on"), facts.get("baa_on")
    vendor.renews_on = facts.get("renews_on")
    vendor.notes = inputs.words(facts.get("notes", ""), "notes")
    if (vendor.qsoa_on or vendor.baa_on) and vendor.renews_on is None:
        raise BadInput(_("Enter the day by which to renew."), field="renews_on")
