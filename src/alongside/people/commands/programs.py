"""Change what was set up: programs, sites, who works in which program, and the Part 2 flag."""

from django.utils.translation import gettext as _

from alongside.core import inputs
from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.errors import BadInput
from alongside.people import policy
from alongside.people.commands.staff import known_zip
from alongside.people.models import Membership, Organisation, Program, ProgramStaff, Site
from alongside.people.models.organisation import SELDOMEST, Setting

LONGEST_REASON = 500


@command("people.change_program", check=policy.check_can_manage_staff)
def change_program(
    *,
    program: Program,
    name: str,
    setting: str,
    takes_requests: bool,
    by: Actor,
    site: Site | None = None,
    contact_every_days: int | None = None,
) -> Program:
    """
    This function will change a program's name, setting, place and whether it takes requests.

    `contact_every_days` (1 to 90) holds for pairs that agreed nothing; without it, it stays.

    :raises BadInput: for a name another program has, or a value that is not one of ours
    """
    others = Program.objects.scoped(by).exclude(pk=program.pk)
    if others.filter(name=name).exists():
        raise BadInput(_("A program with this name is here already."), field="name")
    if setting not in Setting.values:
        raise BadInput(_("Choose one from the list."), field="setting")
    program.name, program.setting = name, setting
    program.site, program.takes_requests = site, takes_requests
    if contact_every_days is not None:
        program.contact_every_days = inputs.within(
            contact_every_days, 1, SELDOMEST, "contact_every_days"
        )
    program.save(update_fields=["name", "setting", "site", "takes_requests", "contact_every_days"])
    return program


@command("people.change_site", check=policy.check_can_manage_staff)
def change_site(*, site: Site, name: str, zip: str, by: Actor, address: str = "") -> Site:
    """
    This function will change a place's name, ZIP code and address.

    :raises BadInput: for a ZIP code nobody knows
    """
    site.name, site.zip, site.address = name, known_zip(zip), address
    site.save(update_fields=["name", "zip", "address"])
    return site


@command("people.change_programs_of_member", check=policy.check_can_manage_staff)
def change_programs_of_member(
    *, membership: Membership, programs: list[Program], by: Actor
) -> Membership:
    """This function will set the programs somebody works in; rows that stay are left alone."""
    rows = ProgramStaff.objects.scoped(by).filter(membership=membership)
    wanted = {program.pk for program in programs}
    held = set(rows.values_list("program_id", flat=True))
    rows.exclude(program_id__in=wanted).delete()
    ProgramStaff.objects.bulk_create(
        ProgramStaff(
            organisation_id=membership.organisation_id, program=program, membership=membership
        )
        for program in programs
        if program.pk not in held
    )
    return membership


@command("people.set_part2", check=policy.check_can_manage_staff)
def set_part2(
    *, organisation: Organisation, applies: bool, by: Actor, reason: str = ""
) -> Organisation:
    """
    This function will say whether 42 CFR Part 2 applies; it does unless a reason is written.

    Source: 42 CFR 2.11 and 2.12(b) (P2-01). The audit event holds who and when.

    :raises BadInput: for turning it off with no reason
    """
    written = reason.strip()
    if not applies and not written:
        raise BadInput(_("Write the reason, so that others can check it."), field="reason")
    if len(written) > LONGEST_REASON:
        raise BadInput(_("Shorten this. The most is 500 characters."), field="reason")
    organisation.part2_applies = applies
    organisation.part2_off_reason = "" if applies else written
    organisation.save(update_fields=["part2_applies", "part2_off_reason"])
    return organisation
