"""Move text to the current key after a rotation."""

import uuid
from collections.abc import Callable

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
    counts = {}
    for model, names in encrypted_models():
        if _has_organisation(model) == (organisation_id is not None):
            counts[model._meta.label] = _rewrite(model, names, organisation_id, tell)
    return counts


def _has_organisation(model: type[models.Model]) -> bool:
    return any(f.name == "organisation" for f in model._meta.fields)


def _rewrite(
    model: type[models.Model],
    names: list[str],
    organisation_id: uuid.UUID | None,
    tell: Callable[[str, int], None],
) -> int:
    rows = model._base_manager.order_by("pk")
    if organisation_id is not None:
        rows = rows.filter(organisation_id=organisation_id)
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
        tell(model._meta.label, len(page))
