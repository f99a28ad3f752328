"""Which coaches a supervisor looks after."""

import uuid

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound
from alongside.people.models import Membership, ProgramStaff


def coaches(*, by: Actor) -> QuerySet[Membership]:
    """This function will give the working coaches of the programs a supervisor works in."""
    rows = Membership.objects.scoped(by).filter(role=Role.COACH, ended_at__isnull=True)
    if by.is_system:
        return rows
    if not by.has_role(Role.SUPERVISOR) or by.membership_id is None:
        return rows.none()
    together = ProgramStaff._base_manager.filter(
        membership_id=OuterRef("pk"), program__staff__membership_id=by.membership_id
    )
    return rows.filter(Exists(together))


def is_on_team(*, by: Actor, coach_id: uuid.UUID) -> bool:
    """This function will tell whether the actor looks after this coach."""
    return coaches(by=by).filter(pk=coach_id).exists()


def coach(coach_id: uuid.UUID, *, by: Actor) -> Membership:
    """
    This function will find a coach for a supervisor who looks after them.

    :raises NotFound: for another supervisor and for an id that is nobody's, the same
    """
    found = coaches(by=by).filter(pk=coach_id).first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found
