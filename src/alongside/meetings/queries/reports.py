"""What is reported as wrong, and how the sources do."""

import uuid
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.core.errors import NotFound
from alongside.meetings.models import Report, Source

SHOWN = 50


def open_reports(by: Actor) -> QuerySet[Report]:
    """This function will list open reports, oldest first."""
    rows = Report.objects.scoped(by).filter(settled_at__isnull=True)
    return rows.select_related("meeting").order_by("created_at", "pk")[:SHOWN]


def get(report_id: uuid.UUID, *, by: Actor) -> Report:
    """
    This function will give a report of the actor's organisation.

    :raises NotFound: when it is not there
    """
    found = Report.objects.scoped(by).filter(pk=report_id).first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found


@dataclass(frozen=True, slots=True)
class SourceState:
    """A source with what it lists and what of it was set aside."""

    source: Source
    listed: int
    aside: int


def sources() -> list[SourceState]:
    """This function will list the sources by name."""
    counted = Source.objects.annotate(
        listed=Count("listings", filter=Q(listings__retired_at__isnull=True), distinct=True),
        aside=Count("set_aside", distinct=True),
    )
    return [SourceState(one, one.listed, one.aside) for one in counted.order_by("name")[:SHOWN]]
