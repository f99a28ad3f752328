"""Keep the numbers that answer for staff."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput
from alongside.core.saving import save_once
from alongside.people.models import Program
from alongside.safety import policy
from alongside.safety.models import OnCall

TYPED = ("name", "phone", "weekdays", "starts", "ends")


@command("safety.add_on_call", check=policy.check_can_keep_on_call)
def add_on_call(
    *,
    name: str,
    phone: str,
    weekdays: Sequence[int],
    by: Actor,
    program: Program | None = None,
    starts: dt.time | None = None,
    ends: dt.time | None = None,
    id: uuid.UUID | None = None,
) -> OnCall:
    """
    This function will add a number that answers, for one program or for all.

    `weekdays` 0 to 6, at least one; hours have both ends or none.

    :raises BadInput: for a number without name, days or half of its hours
    """
    row = OnCall(
        organisation_id=inputs.house(by),
        program=program,
        created_at=clock.now(),
        **_checked(name, phone, weekdays, starts, ends),
    )
    return save_once(row, id=id, by=by, typed=TYPED)


@command("safety.change_on_call", check=policy.check_can_keep_on_call)
def change_on_call(
    *,
    on_call: OnCall,
    name: str,
    phone: str,
    weekdays: Sequence[int],
    by: Actor,
    program: Program | None = None,
    starts: dt.time | None = None,
    ends: dt.time | None = None,
) -> OnCall:
    """
    This function will change a number that answers.

    :raises BadInput: as `add_on_call`
    """
    for field, value in _checked(name, phone, weekdays, starts, ends).items():
        setattr(on_call, field, value)
    on_call.program = program
    on_call.save(update_fields=[*TYPED, "program"])
    return on_call


@command("safety.end_on_call", check=policy.check_can_keep_on_call)
def end_on_call(*, on_call: OnCall, by: Actor) -> OnCall:
    """This function will take a number off the pages of staff; the row stays."""
    if on_call.ended_at is not None:
        raise AlreadyDone(on_call)
    on_call.ended_at = clock.now()
    on_call.save(update_fields=["ended_at"])
    return on_call


def _checked(
    name: str, phone: str, weekdays: Sequence[int], starts: dt.time | None, ends: dt.time | None
) -> dict[str, Any]:
    days = sorted(set(weekdays))
    if not days or any(day not in range(7) for day in days):
        raise BadInput(_("Choose at least one day."), field="weekdays")
    if (starts is None) != (ends is None):
        raise BadInput(
            _("Enter from when and until when, or neither."), field="ends" if starts else "starts"
        )
    return {
        "name": inputs.words(name, "name", needed=True),
        "phone": inputs.words(phone, "phone", needed=True),
        "weekdays": days,
        "starts": starts,
        "ends": ends,
    }
