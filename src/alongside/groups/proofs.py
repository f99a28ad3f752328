"""What a proof of attendance says, and the keyed hash that shows whether it was changed."""

import datetime as dt
import json
import uuid
from collections.abc import Iterable

from alongside.core.crypto import keyring
from alongside.groups.models import Proof


def sealed(proof: Proof) -> str:
    """
    This function will give the keyed hash over all that the paper and the page of its code say.

    Whoever changes the row without the organisation's key changes it so that it is found out.
    """
    content = [
        str(proof.pk), proof.full_name, proof.issued_by, proof.first_day, proof.last_day,
        proof.days, proof.minutes, proof.groups, proof.made_on, proof.code_hash,
    ]  # fmt: skip
    return keyring.blind_index(proof.organisation_id, f"proof {json.dumps(content, default=str)}")


def code_hash(organisation_id: uuid.UUID | None, code: str) -> str:
    """This function will give the hash by which a code is found."""
    return keyring.blind_index(organisation_id, f"proof code {code}")


def per_day(came: Iterable[tuple[dt.date, int]]) -> list[list[object]]:
    """This function will add the minutes of each day, in order of days."""
    found: dict[dt.date, int] = {}
    for day, minutes in came:
        found[day] = found.get(day, 0) + minutes
    return [[day.isoformat(), found[day]] for day in sorted(found)]
