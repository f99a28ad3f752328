"""Move text to the current key after a rotation."""

import uuid

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


def rotate_organisation(organisation_id: uuid.UUID) -> dict[str, int]:
    """
    This function will make a new data key and write every text of the organisation under it.

    Works in batches, so the product goes on meanwhile; texts stay readable throughout. Returns
    rows by model label. Append-only tables take the rewrite: their words do not change.
    """
    with scope.across_organisations():
        keyring.rotate(organisation_id)
        return {
            model._meta.label: _rewrite(model, names, organisation_id)
            for model, names in encrypted_models()
            if any(f.name == "organisation" for f in model._meta.fields)
        }


def _rewrite(model: type[models.Model], names: list[str], organisation_id: uuid.UUID) -> int:
    rows = model._base_manager.filter(organisation_id=organisation_id).order_by("pk")
    done, last = 0, None
    while True:
        page = list((rows.filter(pk__gt=last) if last else rows)[:BATCH])
        if not page:
            return done
        with transaction.atomic():
            for row in page:
                row.save(update_fields=names)
        done, last = done + len(page), page[-1].pk
