"""What medical staff were told in an emergency, for those who look after it (P2-51)."""

import datetime as dt
import json
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from alongside.core import audit, clock
from alongside.core.actor import Actor, Role
from alongside.people.models import Enrolment, ProgramStaff
from alongside.privacy.models import Disclosure
from alongside.privacy.models.disclosure import Basis

KEPT_DAYS = 30
MOST = 100


@dataclass(frozen=True, slots=True)
class Told:
    """One entry with the facts the rule asks for."""

    entry: Disclosure
    facts: dict[str, str]


def lately(by: Actor) -> list[Told]:
    """
    This function will list the last 30 days, newest first; each person named is written down.

    A privacy officer reads all; a supervisor those of people in their programs; others none.
    """
    since = clock.now() - dt.timedelta(days=KEPT_DAYS)
    rows = Disclosure.objects.scoped(by).filter(basis=Basis.EMERGENCY, at__gte=since)
    if by.has_role(Role.SUPERVISOR):
        mine = ProgramStaff.objects.scoped(by).filter(membership_id=str(by.membership_id))
        enrolled = Enrolment.objects.scoped(by).filter(
            person_id=OuterRef("person_id"), program__in=mine.values("program_id")
        )
        rows = rows.filter(Exists(enrolled))
    elif not by.has_role(Role.PRIVACY_OFFICER):
        return []
    found = list(rows.select_related("person", "by_membership").order_by("-at")[:MOST])
    if found:
        audit.listed(by=by, what="told-in-emergency", person_ids=[r.person_id for r in found])
    return [Told(row, json.loads(row.facts or "{}")) for row in found]
