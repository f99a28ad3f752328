"""Add persons, change how they are reached, give them an account."""

import datetime as dt
import uuid

from django.utils.translation import gettext as _

from alongside.accounts.models import User
from alongside.core import clock
from alongside.core.actor import Actor, Role
from alongside.core.commands import command
from alongside.core.errors import BadInput
from alongside.core.places import place_of
from alongside.core.saving import refuse_again, save_once
from alongside.people import policy
from alongside.people.models import Membership, Person

REACHING_FIELDS = (
    "preferred_name", "phone", "email", "safe_ways", "meeting_place", "may_call", "may_text",
    "may_leave_message", "zip", "language",
)  # fmt: skip


@command("people.add_person", check=policy.check_can_add_person, announces="people.person_added")
def add_person(
    *,
    given_name: str,
    by: Actor,
    family_name: str = "",
    preferred_name: str = "",
    birth_date: dt.date | None = None,
    phone: str = "",
    email: str = "",
    safe_ways: str = "",
    meeting_place: str = "",
    may_call: bool = True,
    may_text: bool = True,
    may_leave_message: bool = False,
    zip: str = "",
    language: str = "en",
    time_zone: str = "",
    external_id: str = "",
    id: uuid.UUID | None = None,
) -> Person:
    """
    This function will add a person to the actor's organisation.

    `id` may be made by the client and makes the call safe to repeat. Only the first five digits
    of a ZIP code are kept; the time zone is the ZIP code's unless one is given.

    :raises BadInput: without a given name
    """
    refuse_again(Person, id, by=by)
    if not given_name.strip():
        raise BadInput(_("Enter a name. A first name is enough."), field="given_name")
    assert by.organisation_id is not None  # the policy holds it
    place = place_of(zip)
    person = Person(
        organisation_id=by.organisation_id,
        given_name=given_name.strip(),
        family_name=family_name.strip(),
        preferred_name=preferred_name.strip(),
        birth_date=birth_date.isoformat() if birth_date else "",
        phone=phone,
        email=email,
        safe_ways=safe_ways,
        meeting_place=meeting_place,
        may_call=may_call,
        may_text=may_text,
        may_leave_message=may_leave_message,
        zip=place.zip if place else "",
        language=language,
        time_zone=time_zone or (place.zone if place else "America/New_York"),
        external_id=external_id,
        created_at=clock.now(),
    )
    return save_once(person, id=id, by=by)


def check_can_change_reaching(*, by: Actor, person: Person, **_kwargs: object) -> None:
    """The person themself or whoever works with them."""
    policy.check_can_see_person(by=by, person=person)


@command("people.change_reaching", check=check_can_change_reaching)
def change_reaching(*, person: Person, by: Actor, **changes: object) -> Person:
    """
    This function will change how a person is called and reached.

    Takes any of `REACHING_FIELDS`; writes only what changed.

    :raises BadInput: for any other field
    """
    changed = []
    for name, value in changes.items():
        if name not in REACHING_FIELDS:
            raise BadInput(_("This cannot be changed here."), field=name)
        if getattr(person, name) != value:
            setattr(person, name, value)
            changed.append(name)
    if changed:
        person.save(update_fields=changed)
    return person


@command("people.give_account", check=policy.check_can_work_with)
def give_account(*, person: Person, user: User, by: Actor) -> Membership:
    """This function will tie an account to a person, so that they can sign in as participant."""
    return Membership.objects.create(
        organisation_id=person.organisation_id,
        user=user,
        role=Role.PARTICIPANT,
        person=person,
        created_at=clock.now(),
    )
