"""What an evaluator can take along: the figures of the page, with the same counts left out."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.core.actor import Actor, Role
from alongside.portals.presenters.figures import figures
from alongside.privacy import exports


def _rows(by: Actor) -> Iterator[Sequence[object]]:
    for figure in figures(by):
        for label, count in figure.rows:
            yield (figure.title, label, _("not shown") if count is None else count)


FIGURES = exports.register(
    exports.Kind(
        key="figures",
        label=gettext_lazy("The figures of the last quarters"),
        hint=gettext_lazy("Counts of people, never a person; small counts are left out."),
        roles=frozenset({Role.EVALUATOR}),
        columns=lambda: (_("Table"), _("What"), _("Count")),
        rows=_rows,
        count=lambda by: sum(len(figure.rows) for figure in figures(by)),
    )
)
