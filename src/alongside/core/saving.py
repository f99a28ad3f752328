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
        owner = {"person_id": row.person_id} if hasattr(row, "person_id") else {}
        refuse_again(type(row), row.pk, by=by, **owner)
        raise BadInput(_damaged()) from None
    return row


def refuse_again(
    model: type[OrganisationRow], id: uuid.UUID | None, *, by: Actor, **owner: object
) -> None:
    """
    This function will let an id pass that has no row in the actor's organisation yet.

    For commands that have to know before they write, because the row would be in its own way
    (an appointment at the same time, a program of the same name). `owner` are the values that
    tell whose row it is; whoever sends the same id for another is refused.

    :raises AlreadyDone: when this very row was saved before
    :raises BadInput: for a forged id
    """
    found = model._default_manager.scoped(by).filter(pk=id).first() if id else None
    if found is None:
        return
    if any(getattr(found, name) != value for name, value in owner.items()):
        raise BadInput(_damaged())
    raise AlreadyDone(found)


def _damaged() -> str:
    return _("This form is damaged. Open the page again.")


def _is_about_id(error: IntegrityError, row: OrganisationRow) -> bool:
    table = row._meta.db_table
    return any(name in str(error) for name in (f"{table}.id", f"{table}_pkey"))
