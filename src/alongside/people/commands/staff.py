"""Set up organisations, programs and the people who work there."""

from django.utils.translation import gettext as _

from alongside.accounts.models import User
from alongside.core import clock
from alongside.core.actor import Actor, Role
from alongside.core.commands import command
from alongside.core.errors import BadInput, NotPermitted
from alongside.people import policy
from alongside.people.models import Membership, Organisation, Program, ProgramStaff, Site


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
    *, organisation: Organisation, name: str, zip: str, by: Actor, address: str = ""
) -> Site:
    """This function will add a place of the organisation."""
    return Site.objects.create(organisation=organisation, name=name, zip=zip, address=address)


@command("people.add_program", check=policy.check_can_manage_staff)
def add_program(
    *,
    organisation: Organisation,
    name: str,
    setting: str,
    by: Actor,
    site: Site | None = None,
    takes_requests: bool = True,
) -> Program:
    """This function will add a program in one of the four settings."""
    if Program.objects.in_organisation(organisation.pk).filter(name=name).exists():
        raise BadInput(_("A program with this name is here already."), field="name")
    return Program.objects.create(
        organisation=organisation,
        name=name,
        setting=setting,
        site=site,
        time_zone=organisation.time_zone,
        takes_requests=takes_requests,
    )


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
) -> Membership:
    """This function will give somebody a role in the organisation and in some programs."""
    membership = Membership.objects.create(
        organisation=organisation, user=user, role=Role(role), name=name, capacity=capacity
    )
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
