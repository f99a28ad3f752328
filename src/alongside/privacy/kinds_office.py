"""What the privacy officer can take along: the audit log."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.core import audit, clock
from alongside.core.actor import Actor, Role
from alongside.core.models import AuditEvent
from alongside.privacy import exports, words

DAYS = 90


def _events(by: Actor) -> QuerySet[AuditEvent]:
    since = clock.now() - DAYS * audit.A_DAY
    return AuditEvent.objects.filter(organisation_id=by.organisation_id, at__gte=since)


def _rows(by: Actor) -> Iterator[Sequence[object]]:
    events = _events(by).order_by("id")[: exports.MOST + 1]
    for e in events.iterator(chunk_size=2000):
        yield (
            e.at.isoformat(timespec="seconds"), e.role, e.membership_id, words.label(e.action),
            e.action, e.outcome, e.person_id, e.purpose, e.address,
        )  # fmt: skip


def _columns() -> Sequence[str]:
    return (
        _("When"), _("Role"), _("Number of the member"), _("What"), _("Action"), _("Outcome"),
        _("Number of the person"), _("Purpose"), _("Network"),
    )  # fmt: skip


LOG = exports.register(
    exports.Kind(
        key="audit-log",
        label=gettext_lazy("The audit log of the last 90 days"),
        hint=gettext_lazy("Numbers in place of names, as the log itself keeps them."),
        roles=frozenset({Role.PRIVACY_OFFICER}),
        columns=_columns,
        rows=_rows,
        count=lambda by: _events(by).count(),
        most_a_day=exports.MOST,
    )
)
