"""Do-not-match marks. Which side asked is kept; why is not asked (NC-04)."""

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.actor import Actor, Role
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import Conflict
from alongside.matching import policy
from alongside.matching.models import DoNotMatch
from alongside.matching.models.proposal import COACH, PERSON
from alongside.people.models import Membership, Person


def _rows(by: Actor, person: Person, coach: Membership) -> DoNotMatch | None:
    side = PERSON if by.has_role(Role.PARTICIPANT) else COACH
    rows = DoNotMatch.objects.scoped(by).filter(person=person, coach=coach, side=side)
    return rows.filter(ended_at__isnull=True).first()


@command("matching.mark_do_not_match", check=policy.check_can_mark)
def mark(*, person: Person, coach: Membership, by: Actor) -> DoNotMatch:
    """This function will keep that these two are not to be matched, as one side asked."""
    existing = _rows(by, person, coach)
    if existing is not None:
        raise AlreadyDone(existing)
    return DoNotMatch.objects.create(
        organisation_id=person.organisation_id,
        person=person,
        coach=coach,
        side=PERSON if by.has_role(Role.PARTICIPANT) else COACH,
        created_at=clock.now(),
    )


@command("matching.lift_do_not_match", check=policy.check_can_mark)
def lift(*, person: Person, coach: Membership, by: Actor) -> DoNotMatch:
    """
    This function will end a side's own mark; the other side's stays.

    :raises Conflict: when this side has none
    """
    existing = _rows(by, person, coach)
    if existing is None:
        raise Conflict(_("There is nothing to take back."))
    existing.ended_at = clock.now()
    existing.save(update_fields=["ended_at"])
    return existing
