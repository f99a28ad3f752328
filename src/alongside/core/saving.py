"""Save a row under an id that its page or phone made, once."""

import uuid
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone
from alongside.core.errors import BadInput
from alongside.core.models_base import OrganisationRow

R = TypeVar("R", bound=OrganisationRow)


def save_once(row: R, *, by: Actor, id: uuid.UUID | None = None) -> R:
    """
    This function will save a new row; sent again, it answers with the row that stands.

    Writing first and asking afterwards costs nothing in the usual case. An id that belongs to
    another person's row is a forgery and says nothing about that row.

    :raises AlreadyDone: when this very row was saved before
    :raises BadInput: for a forged id
    """
    if id is not None:
        row.id = id
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        if not _is_about_id(error, row):
            raise
        found = type(row).objects.scoped(by).filter(pk=row.pk).first()
        if found is None or _person_id(found) != _person_id(row):
            raise BadInput(_("This form is damaged. Open the page again.")) from None
        raise AlreadyDone(found) from None
    return row


def _is_about_id(error: IntegrityError, row: OrganisationRow) -> bool:
    table = row._meta.db_table
    return any(name in str(error) for name in (f"{table}.id", f"{table}_pkey"))


def _person_id(row: OrganisationRow) -> object:
    return getattr(row, "person_id", None)
