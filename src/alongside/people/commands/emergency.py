"""Open a record outside those one serves, for an hour, with a reason that others read (HS-02)."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor, Role
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput, NotPermitted
from alongside.people import policy
from alongside.people.models import EmergencyAccess, Person
from alongside.people.queries import persons

LASTS = dt.timedelta(hours=1)
LEAST_WORDS = 3


def check_can_open(*, by: Actor, person: Person, **_kwargs: Any) -> None:
    """
    A coach or supervisor of the organisation.

    :raises NotPermitted: for any other role
    """
    if not by.has_role(Role.COACH, Role.SUPERVISOR):
        raise NotPermitted(_("A coach or supervisor does this."))
    policy.check_same_organisation(by=by, person=person)


@command("people.open_in_emergency", check=check_can_open, announces="people.opened_in_emergency")
def open_in_emergency(*, person: Person, reason: str, by: Actor) -> EmergencyAccess:
    """
    This function will let a coach or supervisor open one record for an hour.

    Asked again within the hour, it answers with the opening that stands. The supervisors and the
    privacy officer are told, the log and the person's list of who looked name it.

    :raises BadInput: without a reason in at least three words (`field="reason"`)
    :raises AlreadyDone: when the record is open to them already
    """
    written = inputs.words(reason, "reason", needed=True)
    if len(written.split()) < LEAST_WORDS:
        raise BadInput(_("Say in a few words what happened."), field="reason")
    now = clock.now()
    rows = EmergencyAccess.objects.scoped(by).filter(
        person=person, membership_id=inputs.author(by), until_at__gt=now
    )
    if (standing := rows.first()) is not None:
        raise AlreadyDone(standing)
    if persons.served_by(by).filter(pk=person.pk).exists():
        raise BadInput(_("You can open this record without an emergency."), field="")
    return EmergencyAccess.objects.create(
        organisation_id=person.organisation_id,
        person=person,
        membership_id=inputs.author(by),
        reason=written,
        from_at=now,
        until_at=now + LASTS,
    )


def check_is_told(*, by: Actor, **_kwargs: Any) -> None:
    """
    Those who are told: supervisors and privacy officers.

    :raises NotPermitted: for everybody else
    """
    if not by.has_role(Role.SUPERVISOR, Role.PRIVACY_OFFICER):
        raise NotPermitted(_("A supervisor or privacy officer does this."))


@command("people.see_emergency", check=check_is_told)
def see_emergency(*, opening: EmergencyAccess, by: Actor) -> EmergencyAccess:
    """This function will note that a supervisor or the privacy officer has read of an opening."""
    is_officer = by.has_role(Role.PRIVACY_OFFICER)
    field = "seen_by_officer_at" if is_officer else "seen_by_supervisor_at"
    if getattr(opening, field) is not None:
        raise AlreadyDone(opening)
    setattr(opening, field, clock.now())
    opening.save(update_fields=[field])
    return opening
