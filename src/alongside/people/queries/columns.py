"""Which column of a file holds what: as told, else as remembered, else as guessed."""

import hashlib
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.core.errors import BadInput
from alongside.people.importing.columns import FIELDS, guess_columns
from alongside.people.models import ColumnMapping


def digest_of(headers: Sequence[str]) -> str:
    """This function will give one digest for a set of headers, whatever their order."""
    return hashlib.sha256("\x1f".join(sorted(headers)).encode()).hexdigest()


def columns_for(headers: Sequence[str], told: Mapping[str, str], *, by: Actor) -> dict[str, str]:
    """
    This function will give header by field for a file with these headers.

    What was told for some fields stands beside what is remembered or guessed for the others; a
    column told for one field is taken from any other.

    :raises BadInput: for a field or a column that is not there
    """
    for field, header in told.items():
        if field not in FIELDS:
            names = ", ".join(FIELDS)
            raise BadInput(_("There is no field %(field)s. The fields are: %(names)s.")
                           % {"field": field, "names": names})  # fmt: skip
        if header not in headers:
            raise BadInput(_('The file has no column "%(header)s".') % {"header": header})
    remembered = ColumnMapping.objects.scoped(by).filter(headers_digest=digest_of(headers)).first()
    known = remembered.mapping if remembered else guess_columns(headers)
    taken = set(told.values())
    rest = {f: h for f, h in known.items() if h not in taken and f not in told}
    return {**rest, **told}
