"""
One timeline of a person in one statement: contacts, check-ins, events, statuses, appointments,
who became their coach, sessions of groups, and what domains above add.

The kinds are put below each other with UNION ALL; `who` is the name of whoever it was by,
`blob` the words that go with it, still encrypted. Contacts' additions come with a second query.
"""

import datetime as dt
import uuid
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, Value

from alongside.coaching.models import Addendum, OwnWords
from alongside.coaching.queries.sealed import opened, sealed
from alongside.coaching.queries.timeline_sources import FIELDS, KINDS, SOURCES
from alongside.core.actor import Actor
from alongside.core.prepared import prepared

PAGE_SIZE = 20
LABELS = {
    "contact": "coaching.contact.note",
    "check_in": "coaching.checkin.words",
    "transition": "coaching.transition.words",
    "status": "people.enrolmentstatus.reason",
    "appointment": "scheduling.appointment.place",
    "coach": "people.assignment.reason",
    "group": "groups.attendance.note",
}


@dataclass(slots=True)
class Added:
    """An addition to a note: an addendum with its author, or the person's own words."""

    words: str
    created_at: dt.datetime
    by: str
    is_own: bool


@dataclass(slots=True)
class Entry:
    """
    One thing on the timeline.

    `what` and `how` are stored choices. `numbers` are of a contact: minutes, was it reached, is
    it signed; of a check-in: day, craving, connection; of a group: minutes; else none.
    """

    kind: str
    id: uuid.UUID
    at: dt.datetime
    who: str
    what: str
    how: str
    numbers: tuple[int | None, int | None, int | None]
    tags: list[str]
    words: str
    next_step: str
    added: list[Added] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a page of the timeline ends: the moment and id of its last entry."""

    at: dt.datetime
    id: uuid.UUID

    def __str__(self) -> str:
        return f"{self.at.isoformat()}_{self.id}"

    @classmethod
    def read(cls, text: str) -> "Mark | None":
        """This function will read a mark from an address; anything else is none."""
        at, _sep, row = text.partition("_")
        try:
            mark = cls(dt.datetime.fromisoformat(at.replace(" ", "+")), uuid.UUID(row))
        except ValueError:
            return None
        return mark if mark.at.tzinfo else None


def page(*, person_id: uuid.UUID, by: Actor, before: Mark | None = None) -> list[Entry]:
    """This function will give a page of the timeline, newest first, and one entry more if any."""
    at, row_id = (before.at, before.id) if before else (None, None)
    found = _page(person_id=person_id, by=by, at=at, row_id=row_id)
    entries = [_entry(dict(zip(FIELDS, row, strict=True))) for row in found]
    _add(entries, by)
    return entries


@prepared
def _page(
    *, person_id: uuid.UUID, by: Actor, at: dt.datetime | None, row_id: uuid.UUID | None
) -> QuerySet[Any, tuple[Any, ...]]:
    sources = [*SOURCES, *(kind.rows for kind in KINDS.values())]
    kinds = [source(person_id, by) for source in sources]
    if at is not None:
        older = Q(when__lt=at) | Q(when=at, row_id__lt=row_id)
        kinds = [rows.filter(older) for rows in kinds]
    first, *rest = [rows.values_list(*FIELDS) for rows in kinds]
    return first.union(*rest, all=True).order_by("-when", "-row_id")[: PAGE_SIZE + 1]


def _entry(row: dict[str, Any]) -> Entry:
    return Entry(
        kind=row["source"],
        id=row["row_id"],
        at=row["when"],
        who=row["who"] or "",
        what=row["what"],
        how=row["how"],
        numbers=(row["number1"], row["number2"], row["number3"]),
        tags=row["tags"] or [],
        words=opened(row["blob"], _label(row["source"])),
        next_step=opened(row["blob2"], "coaching.contact.next_step"),
    )


def _label(source: str) -> str:
    return KINDS[source].label if source in KINDS else LABELS[source]


def _add(entries: list[Entry], by: Actor) -> None:
    contacts = {one.id: one for one in entries if one.kind == "contact"}
    if not contacts:
        return
    addenda = _additions(Addendum, contacts, by).annotate(by_name=F("by_membership__name"))
    own = _additions(OwnWords, contacts, by).annotate(by_name=Value("", CharField()))
    fields = ("contact_id", "created_at", "by_name", "blob")
    rows = addenda.values_list(*fields).union(own.values_list(*fields), all=True)
    for contact_id, at, name, blob in rows.order_by("created_at"):
        label = "coaching.addendum.words" if name else "coaching.ownwords.words"
        contacts[contact_id].added.append(Added(opened(blob, label), at, name, not name))


def _additions(model: Any, contacts: Any, by: Actor) -> Any:
    rows = model.objects.scoped(by).filter(contact_id__in=list(contacts))
    return rows.annotate(blob=sealed("words"))
