"""What a supervisor can take along: contacts of the people in their programs, without a note."""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.coaching.models import Contact
from alongside.core import clock
from alongside.core.actor import Actor, Role
from alongside.people.queries import persons
from alongside.privacy import exports

DAYS = 90


def _contacts(by: Actor) -> QuerySet[Contact]:
    since = clock.now() - dt.timedelta(days=DAYS)
    rows = Contact.objects.scoped(by).filter(occurred_at__gte=since)
    return rows.filter(person__in=persons.served_by(by).values("pk"))


def _rows(by: Actor) -> Iterator[Sequence[object]]:
    rows = _contacts(by).select_related("person", "coach").order_by("occurred_at", "pk")
    for one in rows.iterator(chunk_size=2000):
        yield (
            one.occurred_at.isoformat(timespec="minutes"), one.person.short_name, one.coach.name,
            str(one.get_outcome_display()), str(one.get_mode_display()), one.minutes,
        )  # fmt: skip


def _columns() -> Sequence[str]:
    return (_("When"), _("Person"), _("Coach"), _("What happened"), _("How"), _("Minutes"))


CONTACTS = exports.register(
    exports.Kind(
        key="contacts",
        label=gettext_lazy("Contacts of the last 90 days in your programs"),
        hint=gettext_lazy("Times, first names and what happened. No note and no other word."),
        roles=frozenset({Role.SUPERVISOR}),
        columns=_columns,
        rows=_rows,
        count=lambda by: _contacts(by).count(),
    )
)
