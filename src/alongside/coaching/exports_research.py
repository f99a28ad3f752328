"""What a privacy officer gives to research: rows with no name, day, place or number (P2-55)."""

import secrets
from collections.abc import Iterator, Sequence

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.coaching import nameless
from alongside.coaching.models import Contact
from alongside.core import clock
from alongside.core.actor import Actor, Role
from alongside.people.models import Enrolment
from alongside.privacy import exports
from alongside.privacy.signers import age_on


def _nameless(by: Actor) -> list[nameless.Row]:
    met = Contact.objects.scoped(by).filter(is_reached=True).values("person_id")
    counts = {row["person_id"]: row["n"] for row in met.annotate(n=Count("pk"))}
    today = clock.now().date()
    rows = Enrolment.objects.scoped(by).filter(~Q(statuses__state="died")).select_related("person")
    made = [
        nameless.Row(
            year=str(one.enrolled_on.year),
            age=nameless.age_band(age_on(one.person.birth_date, today)),
            relation=str(one.get_treatment_relation_display()),
            pathway=str(one.get_pathway_display()),
            reached=nameless.count_band(counts.get(one.person_id, 0)),
        )
        for one in rows.distinct()
    ]
    secrets.SystemRandom().shuffle(made)  # the order tells nothing either
    return nameless.blurred(made)


def _rows(by: Actor) -> Iterator[Sequence[object]]:
    for one in _nameless(by):
        yield (one.year, one.age, one.relation, one.pathway, one.reached)


def _columns() -> Sequence[str]:
    return (
        _("Year of enrolment"), _("Age"), _("Relation to treatment"), _("Pathway"),
        _("Times met"),
    )  # fmt: skip


RESEARCH = exports.register(
    exports.Kind(
        key="research",
        label=gettext_lazy("Rows for research"),
        hint=gettext_lazy(
            "One row a person, with no name, day, place or number. Put the protocol and its"
            " approval into the reason. A second person always has to agree."
        ),
        roles=frozenset({Role.PRIVACY_OFFICER}),
        columns=_columns,
        rows=_rows,
        count=lambda by: len(_nameless(by)),
        always_second=True,
    )
)
