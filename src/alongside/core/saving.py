"""Save a row under an id that its page or phone made, once."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone
from alongside.core.errors import BadInput, SavedBefore
from alongside.core.models_base import OrganisationRow

R = TypeVar("R", bound=OrganisationRow)


def save_once(
    row: R,
    *,
    by: Actor,
    id: uuid.UUID | None = None,
    typed: Iterable[str] = (),
    tied: Mapping[str, Iterable[uuid.UUID]] | None = None,
) -> R:
    """
    This function will save a new row; sent again, it answers with the row that stands.

    Writing first and asking afterwards costs nothing in the usual case. An id that belongs to
    another person's row is a forgery and says nothing about that row. `typed` names the fields
    that were typed or chosen, `tied` the rows that were chosen with them: sent again with others,
    the first must not be answered as if it were these.

    :raises AlreadyDone: when this very row was saved before
    :raises SavedBefore: when it was saved with something else in it
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
        values = {name: getattr(row, name) for name in typed} | dict(tied or {})
        refuse_again(type(row), row.pk, by=by, typed=values, **owner)
        raise BadInput(_damaged()) from None
    return row


def refuse_again(
    model: type[OrganisationRow],
    id: uuid.UUID | None,
    *,
    by: Actor,
    typed: Mapping[str, Any] | None = None,
    **owner: object,
) -> None:
    """
    This function will let an id pass that has no row in the actor's organisation yet.

    For commands that have to know before they write, because the row would be in its own way
    (an appointment at the same time, a program of the same name). `owner` are the values that
    tell whose row it is; whoever sends the same id for another is refused. `typed` are the values
    that were typed, by field ("person__phone" reaches through).

    :raises AlreadyDone: when this very row was saved before
    :raises SavedBefore: when it was saved with something else in it
    :raises BadInput: for a forged id
    """
    found = model._default_manager.scoped(by).filter(pk=id).first() if id else None
    if found is None:
        return
    if any(getattr(found, name) != value for name, value in owner.items()):
        raise BadInput(_damaged())
    differing = [name for name, value in (typed or {}).items() if _held(found, name) != _set(value)]
    if differing:
        names = [name.rpartition("__")[2] for name in differing]
        raise SavedBefore(_other_words(), differing=names, row=found)
    raise AlreadyDone(found)


def _held(row: Any, name: str) -> Any:
    for part in name.split("__"):
        row = getattr(row, part)
    return set(row.values_list("pk", flat=True)) if isinstance(row, models.Manager) else _set(row)


def _set(value: Any) -> Any:
    """Choices are the same in another order."""
    return set(value) if isinstance(value, list | tuple | set) else value


def _damaged() -> str:
    return _("This form is damaged. Open the page again.")


def _other_words() -> str:
    return _(
        "This form was saved before, and something in it is different now. What was saved first"
        " stands as it was; what you typed now is not saved yet."
    )


def _is_about_id(error: IntegrityError, row: OrganisationRow) -> bool:
    table = row._meta.db_table
    return any(name in str(error) for name in (f"{table}.id", f"{table}_pkey"))
