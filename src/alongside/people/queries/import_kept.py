"""What people changed here counts more than an older list: how they are safely reached."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.core.bulk import chunks
from alongside.core.models import AuditEvent
from alongside.people.importing.rows import FieldWarning

if TYPE_CHECKING:
    from alongside.people.queries.importing import PersonChange

REACHING = frozenset({"preferred_name", "phone", "email", "zip", "language"})
CHANGED_HERE = "people.change_reaching"


def kept_here(
    changes: "Sequence[PersonChange]", file: str, *, by: Actor
) -> "tuple[list[PersonChange], list[FieldWarning]]":
    """
    This function will take out of the changes what somebody set here by hand.

    A number that was safe when the list was made may not be safe now, so the one in the record
    stays and the difference is told.
    """
    asked = [c.person.pk for c in changes if REACHING & set(c.fields)]
    by_hand: set[object] = set()
    for chunk in chunks(asked):
        rows = AuditEvent.objects.filter(
            organisation_id=by.organisation_id, person_id__in=chunk, action=CHANGED_HERE
        )
        by_hand.update(rows.values_list("person_id", flat=True))
    kept, warnings = [], []
    for change in changes:
        held = REACHING & set(change.fields) if change.person.pk in by_hand else set()
        for name in sorted(held):
            change.fields.pop(name)
            reason = _("This was changed in the record since; the record was kept.")
            warnings.append(FieldWarning(file, change.line, name, reason))
        if change.fields:
            kept.append(change)
    return kept, warnings
