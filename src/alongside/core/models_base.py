"""Base of every row that belongs to an organisation."""

from django.db import models

from alongside.core import clock
from alongside.core.ids import new_id
from alongside.core.scope import ScopedManager


class OrganisationRow(models.Model):
    """
    A row of one organisation.

    Invariant: `organisation` never changes. The default manager refuses a query without scope;
    on PostgreSQL row-level security stands behind it (`core.rls`).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)

    objects = ScopedManager()

    class Meta:
        abstract = True
