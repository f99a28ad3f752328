"""The page at the door: opened by the coach for one session, used by people with their code."""

import hmac

from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.errors import BadInput, Conflict
from alongside.groups import policy, tokens
from alongside.groups.commands.attending import mark_present
from alongside.groups.models import Attendance, GroupSession, Seat, SeatState
from alongside.groups.models.attendance import CameBy
from alongside.groups.timing import LATE, is_on


@command("groups.open_door", check=policy.check_leads_session)
def open_door(*, session: GroupSession, by: Actor) -> GroupSession:
    """
    This function will make the page at the door, for a device at which nobody is signed in.

    A page made before is good no more.

    :raises Conflict: before half an hour ahead of the session, and once it is finished
    """
    if session.held_at is not None or not is_on(session):
        raise Conflict(_("The page at the door opens half an hour before the session."))
    session.door = tokens.new_link()
    session.door_hash = tokens.link_hash(session.organisation_id, "door", session.door)
    session.door_until = session.ends_at + LATE
    session.save(update_fields=["door", "door_hash", "door_until"])
    return session


@command("groups.close_door", check=policy.check_leads_session)
def close_door(*, session: GroupSession, by: Actor) -> GroupSession:
    """This function will close the page at the door."""
    if session.door_hash:
        session.door, session.door_hash, session.door_until = "", "", None
        session.save(update_fields=["door", "door_hash", "door_until"])
    return session


@command("groups.check_in_at_door", check=policy.check_door)
def check_in_at_door(*, session: GroupSession, door: str, code: str, by: Actor) -> Attendance:
    """
    This function will note that the person with this code, or this alias, is there.

    Every place is compared, so that the answer takes as long for a code that nobody has.

    :raises BadInput: for a code nobody has
    """
    system = Actor.system(session.organisation_id, purpose="door")
    rows = Seat.objects.scoped(system).filter(
        group_id=session.group_id, state=SeatState.IN, ended_at__isnull=True
    )
    typed = code.strip().casefold()
    found = [seat for seat in rows.select_related("group") if _is(seat, typed)]
    if len(found) != 1:
        raise BadInput(_("We did not find this code. Ask the coach."), field="code")
    return mark_present(session=session, seat=found[0], came_by=CameBy.DOOR, by=system)


def _is(seat: Seat, typed: str) -> bool:
    names = (seat.door_code, seat.alias.casefold())
    same = [hmac.compare_digest(name.encode(), typed.encode()) for name in names]
    return bool(typed) and any(same)
