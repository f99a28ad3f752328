"""Move text to the current key after a rotation."""

import uuid
from collections.abc import Callable, Iterator

from django.apps import apps
from django.db import models, transaction

from alongside.core import scope
from alongside.core.crypto import keyring
from alongside.core.crypto.fields import EncryptedTextField

BATCH = 500


def encrypted_models() -> list[tuple[type[models.Model], list[str]]]:
    """This function will list the models that hold encrypted text, with the fields' names."""
    found = []
    for model in apps.get_models():
        names = [f.name for f in model._meta.fields if isinstance(f, EncryptedTextField)]
        if names:
            found.append((model, names))
    return found


def rotate_organisation(
    organisation_id: uuid.UUID | None, tell: Callable[[str, int], None] = lambda _label, _rows: None
) -> dict[str, int]:
    """
    This function will make a new data key and write every text of the organisation under it.

    None is the instance's own key, under which sign-in names are kept. Works in batches of one
    transaction each, so the product goes on meanwhile; texts stay readable throughout. `tell` is
    called after each batch. Returns rows by model label. Append-only tables take the rewrite:
    their words do not change.
    """
    with scope.across_organisations():
        keyring.rotate(organisation_id)
    return {
        model._meta.label: _rewrite(rows, names, model._meta.label, tell)
        for model, names, rows in _owned(organisation_id)
    }


def count_rows(organisation_id: uuid.UUID | None) -> int:
    """This function will count the rows a rotation would write."""
    with scope.across_organisations():
        return sum(rows.count() for _, _, rows in _owned(organisation_id))


Owned = tuple[type[models.Model], list[str], models.QuerySet[models.Model]]


def _owned(organisation_id: uuid.UUID | None) -> Iterator[Owned]:
    for model, names in encrypted_models():
        rows = model._base_manager.order_by("pk")
        has_owner = any(f.name == "organisation" for f in model._meta.fields)
        if has_owner and organisation_id is not None:
            yield model, names, rows.filter(organisation_id=organisation_id)
        elif not has_owner and organisation_id is None:
            yield model, names, rows


def _rewrite(
    rows: models.QuerySet[models.Model],
    names: list[str],
    label: str,
    tell: Callable[[str, int], None],
) -> int:
    done, last = 0, None
    while True:
        # Read under the lock it is written under: a change made meanwhile must not be undone.
        with scope.across_organisations(), transaction.atomic():
            batch = (rows.filter(pk__gt=last) if last else rows)[:BATCH]
            page = list(batch.select_for_update())
            for row in page:
                row.save(update_fields=names)
        if not page:
            return done
        done, last = done + len(page), page[-1].pk
        tell(label, len(page))
