"""Who is told when staff open a record in an emergency, or tell of one (HS-02, P2-51)."""

import uuid

from alongside.core import scope
from alongside.core.actor import Role
from alongside.people.models import EmergencyAccess, Enrolment, Membership, ProgramStaff


def addresses_of_those_told(opening_id: str) -> list[tuple[str, str]]:
    """
    This function will give (e-mail, language) of the privacy officers and supervisors to tell.

    Supervisors of the person's programs and of the one who opened it, who is left out.
    """
    with scope.across_organisations():
        rows = EmergencyAccess.objects.across_organisations("a job tells of one opening")
        opening = rows.filter(pk=opening_id).first()
        if opening is None:
            return []
        return [
            (member.user.email, member.user.language)
            for member in _told(opening)
            if member.user is not None and member.user.email
        ]


def addresses_of_supervisors(
    owner: uuid.UUID, person_id: uuid.UUID, *, besides: uuid.UUID
) -> list[tuple[str, str]]:
    """
    This function will give (e-mail, language) of a person's supervisors and the privacy officers.

    `besides` is the membership that acted and needs no telling. Called within a scope.
    """
    found = _who(owner, person_id, besides)
    return [(m.user.email, m.user.language) for m in found if m.user is not None and m.user.email]


def _told(opening: EmergencyAccess) -> list[Membership]:
    return _who(opening.organisation_id, opening.person_id, opening.membership_id)


def _who(owner: uuid.UUID, person_id: uuid.UUID, actor_id: uuid.UUID) -> list[Membership]:
    enrolled = Enrolment.objects.in_organisation(owner).filter(person_id=person_id)
    works = ProgramStaff.objects.in_organisation(owner).filter(membership_id=str(actor_id))
    programs = {*enrolled.values_list("program_id", flat=True)}
    programs |= {*works.values_list("program_id", flat=True)}
    in_them = ProgramStaff.objects.in_organisation(owner).filter(program_id__in=programs)
    staff = Membership.objects.in_organisation(owner).filter(ended_at__isnull=True)
    supervisors = staff.filter(role=Role.SUPERVISOR, pk__in=in_them.values("membership_id"))
    officers = staff.filter(role=Role.PRIVACY_OFFICER)
    rows = (supervisors | officers).exclude(pk=str(actor_id))
    return list(rows.select_related("user").distinct())
