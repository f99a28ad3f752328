"""What waits for the privacy officer, each with its clock."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import Count, Prefetch, QuerySet
from django.utils.translation import gettext as _

from alongside.core import audit, clock, seals
from alongside.core.actor import Actor
from alongside.core.errors import NotFound
from alongside.core.models import AuditEvent, Seal
from alongside.people.models import EmergencyAccess
from alongside.people.queries import emergency
from alongside.privacy.models import Ask, Export, Incident, IncidentState, Restriction, Vendor
from alongside.privacy.models.restriction import RestrictionState
from alongside.privacy.queries import asks, exports, review
from alongside.privacy.review import Due

SOON = dt.timedelta(days=60)
WEEK = dt.timedelta(days=7)
ALARMS = (audit.LIMITED, "privacy.make_export")


@dataclass(frozen=True, slots=True)
class Sealing:
    """How much of the whole log is sealed, and when last."""

    sealed: int
    unsealed: int
    last_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything on the first page of the privacy officer."""

    requests: list[Ask]
    restrictions: list[Restriction]
    emergencies: list[EmergencyAccess]
    exports: list[Export]
    vendors: list[Vendor]
    incidents: list[Incident]
    alarms: list[AuditEvent]
    sealing: Sealing
    reviews: list[Due]


def desk(by: Actor, *, today: dt.date) -> Desk:
    """This function will gather what waits; a constant number of statements."""
    return Desk(
        requests=asks.open_for_officer(by),
        restrictions=restrictions_to_decide(by),
        emergencies=list(emergency.unread(by)),
        exports=list(exports.all_waiting(by)),
        vendors=vendors_due(by, today=today),
        incidents=list(incidents(by, is_open=True)),
        alarms=alarms(by),
        sealing=sealing(),
        reviews=review.standing(by),
    )


def restrictions_to_decide(by: Actor) -> list[Restriction]:
    """This function will list the restrictions people asked for and nobody answered yet."""
    rows = Restriction.objects.scoped(by).filter(state=RestrictionState.ASKED)
    return list(rows.select_related("person").order_by("pk"))


def vendors_due(by: Actor, *, today: dt.date) -> list[Vendor]:
    """This function will list vendors with no agreement, or one that ends within 60 days."""
    rows = Vendor.objects.scoped(by).filter(ended_at__isnull=True).order_by("renews_on", "name")
    return [v for v in rows if not (v.qsoa_on and v.renews_on and v.renews_on > today + SOON)]


def vendors(by: Actor) -> QuerySet[Vendor]:
    """This function will give the register: those we work with first, each by name."""
    return Vendor.objects.scoped(by).order_by("ended_at", "name")


def find_vendor(vendor_id: uuid.UUID, *, by: Actor) -> Vendor:
    """
    This function will find a vendor of the organisation.

    :raises NotFound: for any other id
    """
    row = vendors(by).filter(pk=vendor_id).first()
    if row is None:
        raise NotFound(_("There is nothing here."))
    return row


def incidents(by: Actor, *, is_open: bool = False) -> QuerySet[Incident]:
    """This function will give incidents with their step and how many people, newest first."""
    steps = IncidentState.objects.scoped(by).filter(until__isnull=True)
    rows = Incident.objects.scoped(by)
    if is_open:
        rows = rows.exclude(pk__in=steps.filter(state="closed").values("incident_id"))
    counted = rows.annotate(people=Count("affected", distinct=True))
    told = counted.prefetch_related(Prefetch("states", steps, to_attr="standing"))
    return told.select_related("suspect").order_by("-discovered_on", "-pk")


def find_incident(incident_id: uuid.UUID, *, by: Actor) -> Incident:
    """
    This function will find an incident of the organisation.

    :raises NotFound: for any other id
    """
    row = incidents(by).filter(pk=incident_id).first()
    if row is None:
        raise NotFound(_("There is nothing here."))
    return row


def alarms(by: Actor) -> list[AuditEvent]:
    """This function will list the week's refusals for taking or opening too much (T15)."""
    rows = AuditEvent.objects.filter(
        organisation_id=by.organisation_id,
        action__in=ALARMS,
        outcome=audit.REFUSED,
        at__gte=clock.now() - WEEK,
    )
    return list(rows.order_by("-id")[:20])


def sealing() -> Sealing:
    """This function will tell how much of the log is sealed; it is one log for the whole house."""
    last = Seal.objects.order_by("-position").first()
    if last is None:
        return Sealing(0, seals.waiting(), None)
    return Sealing(last.position, seals.waiting(), last.sealed_at)
