"""A record with a name for research, as a file that two people agree to (P2-55)."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.core import audit
from alongside.core.actor import Actor, Role
from alongside.privacy import exports, handing, packets
from alongside.privacy.commands.research import KIND
from alongside.privacy.models import Export
from alongside.privacy.presenters.office import short_id
from alongside.privacy.queries import research
from alongside.ui.times import short_day


def _draw(export: Export, by: Actor) -> bytes:
    return handing.for_research(record=research.record_of(export, by=by), export=export, by=by)


def _check_stands(export: Export, by: Actor) -> None:
    research.check_stands(research.record_of(export, by=by).study)


def _about(export: Export, by: Actor) -> Sequence[tuple[exports.Words, str]]:
    """What the second person agrees to; the name is for a privacy officer, others see a number."""
    found = research.record_of(export, by=by)
    audit.record(by=by, action="research-record.read", object=found, person_id=found.person_id)
    is_officer = by.has_role(Role.PRIVACY_OFFICER)
    study, told = found.study, (packets.CATEGORIES[key].label for key in found.categories)
    return (
        (_("Person"), found.person.full_name if is_officer else short_id(found.person_id)),
        (_("What is told besides the name"), ", ".join(map(str, told))),
        (_("Name of the researcher"), study.recipient.name),
        (_("Protocol"), study.protocol),
        (_("Review board or waiver, and its number"), study.approval),
        (_("Approved on"), short_day(study.approved_on)),
        (_("Ends on"), short_day(study.ends_on)),
    )


RECORD = exports.register(
    exports.Kind(
        key=KIND,
        label=gettext_lazy("A record with a name for research"),
        hint=gettext_lazy("One person's record for a study whose approval is on file."),
        roles=frozenset({Role.PRIVACY_OFFICER}),
        columns=list,
        rows=lambda _by: (),
        count=lambda _by: 1,
        always_second=True,
        is_offered=False,
        draw=_draw,
        ending="pdf",
        check_stands=_check_stands,
        about=_about,
    )
)
