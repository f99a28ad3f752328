"""Set up organisations, programs and the people who work there."""

import uuid
from typing import Any

from django.utils.translation import gettext as _

from alongside.accounts.models import User
from alongside.core import clock, inputs
from alongside.core.actor import Actor, Role
from alongside.core.commands import command
from alongside.core.errors import BadInput, NotPermitted
from alongside.core.places import place_of
from alongside.core.saving import refuse_again, save_once
from alongside.people import policy
from alongside.people.models import Membership, Organisation, Program, ProgramStaff, Site
from alongside.people.models.organisation import SELDOMEST, WEEKLY


def check_is_system(*, by: Actor, **_kwargs: object) -> None:
    """Only the command line of the host makes organisations."""
    if not by.is_system:
        raise NotPermitted(_("Whoever runs this host does this."))


@command("people.found_organisation", check=check_is_system)
def found_organisation(
    *, name: str, slug: str, by: Actor, discreet_name: str = "", time_zone: str = "America/New_York"
) -> Organisation:
    """This function will found an organisation on this host."""
    return Organisation.objects.create(
        name=name,
        slug=slug,
        discreet_name=discreet_name or "Alongside",
        time_zone=time_zone,
        created_at=clock.now(),
    )


@command("people.add_site", check=policy.check_can_manage_staff)
def add_site(
    *,
    organisation: Organisation,
    name: str,
    zip: str,
    by: Actor,
    address: str = "",
    id: uuid.UUID | None = None,
) -> Site:
    """
    This function will add a place of the organisation; its ZIP code is one on the map.

    :raises BadInput: for a ZIP code nobody knows (`field="zip"`)
    """
    site = Site(organisation=organisation, name=name, zip=known_zip(zip), address=address)
    typed = {"name": name, "zip": site.zip, "address": address}
    refuse_again(Site, id, by=by, typed=typed)
    return save_once(site, id=id, by=by)


def known_zip(text: str) -> str:
    """
    This function will give the five digits of a ZIP code that is on the map.

    :raises BadInput: for any other (`field="zip"`)
    """
    place = place_of(text)
    if place is None:
        raise BadInput(_("We do not know this ZIP code. Check the five digits."), field="zip")
    return place.zip


@command("people.add_program", check=policy.check_can_manage_staff)
def add_program(
    *,
    organisation: Organisation,
    name: str,
    setting: str,
    by: Actor,
    site: Site | None = None,
    takes_requests: bool = True,
    contact_every_days: int = WEEKLY,
    id: uuid.UUID | None = None,
) -> Program:
    """
    This function will add a program in one of the four settings.

    `id` may be made by the page and makes the call safe to repeat.

    :raises BadInput: for a name another program has (`field="name"`)
    """
    typed: dict[str, Any] = {
        "name": name, "setting": setting, "site": site, "takes_requests": takes_requests,
        "contact_every_days": contact_every_days,
    }  # fmt: skip
    refuse_again(Program, id, by=by, typed=typed)
    if Program.objects.in_organisation(organisation.pk).filter(name=name).exists():
        raise BadInput(_("A program with this name is here already."), field="name")
    program = Program(
        organisation=organisation,
        name=name,
        setting=setting,
        site=site,
        time_zone=organisation.time_zone,
        takes_requests=takes_requests,
        contact_every_days=inputs.within(contact_every_days, 1, SELDOMEST, "contact_every_days"),
    )
    return save_once(program, id=id, by=by)


@command("people.add_member", check=policy.check_can_manage_staff)
def add_member(
    *,
    organisation: Organisation,
    role: str,
    name: str,
    by: Actor,
    user: User | None = None,
    programs: list[Program] | None = None,
    capacity: int = 20,
    id: uuid.UUID | None = None,
) -> Membership:
    """
    This function will give somebody a role in the organisation and in some programs.

    `id` may be made by the page and makes the call safe to repeat.
    """
    typed = {"name": name, "role": str(Role(role)), "capacity": capacity}
    refuse_again(Membership, id, by=by, typed=typed)
    membership = Membership(
        organisation=organisation, user=user, role=Role(role), name=name, capacity=capacity
    )
    save_once(membership, id=id, by=by)
    ProgramStaff.objects.bulk_create(
        ProgramStaff(organisation=organisation, program=program, membership=membership)
        for program in programs or []
    )
    return membership


@command(
    "people.end_membership",
    check=policy.check_can_manage_staff,
    announces="people.membership_ended",
)
def end_membership(*, membership: Membership, by: Actor) -> Membership:
    """This function will end somebody's role; their next request finds no way in (HS-19)."""
    membership.ended_at = clock.now()
    membership.save(update_fields=["ended_at"])
    return membership
