"""The audit events of a bulk command."""

from collections.abc import Sequence
from typing import Any

from alongside.core import audit, clock
from alongside.core.actor import Actor
from alongside.core.bulk import Row, insert
from alongside.core.ids import new_id
from alongside.core.models import AuditEvent

SIZE = 2_000


class Audits:
    """As many as there are objects, written in bulk."""

    def __init__(self, by: Actor) -> None:
        self.count = 0
        self._waiting: list[Row] = []
        self._same = {
            "organisation_id": by.organisation_id,
            "actor_kind": by.kind,
            "user_id": by.user_id,
            "membership_id": by.membership_id,
            "role": by.role,
            "purpose": by.purpose,
            "outcome": audit.DONE,
            "address": audit.address.get(),
        }

    def add(self, action: str, label: str, objects: Sequence[tuple[Any, Any]]) -> None:
        """This function will note that something was done to each (object id, person id)."""
        at = clock.now()
        self._waiting += [
            {
                "id": new_id(),
                "at": at,
                "action": action,
                "object_type": label,
                "object_id": str(key),
                "person_id": person_id,
            }
            for key, person_id in objects
        ]
        if len(self._waiting) >= SIZE:
            self.flush()

    def flush(self) -> None:
        """This function will write what is waiting."""
        insert(AuditEvent, self._waiting, self._same)
        self.count += len(self._waiting)
        self._waiting = []
