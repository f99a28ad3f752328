"""Files asked for: one's own, those that wait for a second person, those whose time is over."""

import base64
import datetime as dt
import uuid

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alongside.core import audit, clock
from alongside.core.actor import Actor
from alongside.core.errors import NotFound
from alongside.privacy.models import Export

ASKED_FOR = dt.timedelta(days=7)  # what nobody agreed to or made by then has to be asked again


def own(by: Actor) -> QuerySet[Export]:
    """This function will give what the actor asked for, newest first."""
    rows = Export.objects.scoped(by).filter(asked_by_id=by.membership_id)
    return rows.select_related("approved_by").defer("body").order_by("-pk")


def everybodys(by: Actor) -> QuerySet[Export]:
    """This function will give every export of the organisation, newest first, without its file."""
    rows = Export.objects.scoped(by).select_related("asked_by", "approved_by")
    return rows.defer("body").order_by("-pk")


def waiting(by: Actor) -> QuerySet[Export]:
    """This function will give the exports that wait for the actor as a second person."""
    return all_waiting(by).exclude(asked_by_id=by.membership_id)


def all_waiting(by: Actor) -> QuerySet[Export]:
    """This function will give the exports that wait for a second person, the actor's own too."""
    rows = everybodys(by).filter(needs_second=True, approved_at=None, refused_at=None, made_at=None)
    return rows.filter(created_at__gte=clock.now() - ASKED_FOR)


def find_own(export_id: uuid.UUID, *, by: Actor) -> Export:
    """
    This function will find an export the actor asked for.

    :raises NotFound: for any other
    """
    return _found(own(by), export_id)


def find(export_id: uuid.UUID, *, by: Actor) -> Export:
    """
    This function will find an export of the organisation, for whoever decides on it.

    :raises NotFound: for any other
    """
    return _found(everybodys(by), export_id)


def file(export_id: uuid.UUID, *, by: Actor) -> bytes:
    """
    This function will hand the locked file to whoever asked for it, within its 24 hours.

    :raises NotFound: for everybody else, and afterwards
    """
    rows = Export.objects.scoped(by).filter(
        asked_by_id=by.membership_id, expires_at__gt=clock.now(), erased_at__isnull=True
    )
    row = rows.filter(pk=export_id).first()
    if row is None or not row.body:
        audit.record(by=by, action="exports.fetched", outcome=audit.REFUSED)
        raise NotFound(_("There is nothing here."))
    audit.record(by=by, action="exports.fetched", object=row)
    return base64.b64decode(row.body)


def over() -> QuerySet[Export]:
    """This function will give the files whose time is over, of every organisation."""
    rows = Export.objects.across_organisations("files are erased everywhere")
    return rows.filter(made_at__isnull=False, erased_at=None, expires_at__lte=clock.now())


def _found(rows: QuerySet[Export], export_id: uuid.UUID) -> Export:
    row = rows.filter(pk=export_id).first()
    if row is None:
        raise NotFound(_("There is nothing here."))
    return row
