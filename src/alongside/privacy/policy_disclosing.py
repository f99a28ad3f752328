"""Who may let something leave, on which ground, and by which way."""

from typing import Any

from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound, NotPermitted
from alongside.people import policy as people
from alongside.people.models import Enrolment, Membership, Person, Program
from alongside.privacy.bases import GROUNDS
from alongside.privacy.models import AuditGrant, LegalRequest, Recipient, RecipientMember
from alongside.privacy.models.disclosure import Basis, Channel


def check_can_disclose(
    *, by: Actor, person: Person, recipient: Recipient, basis: str, channel: str, **_more: Any
) -> None:
    """
    Whoever works with the person, a partner on their own page, the officer on an officer's ground.

    :raises NotFound: for a stranger, and for a partner of another body
    :raises NotPermitted: for a role that the ground is not for
    """
    people.check_same_organisation(by=by, person=person, recipient=recipient)
    if by.is_system:
        return
    if basis == Basis.AUDIT and by.has_role(Role.PARTNER):
        check_is_own_audit(by=by, person=person, recipient=recipient, channel=channel, **_more)
        return
    if basis not in GROUNDS or not by.has_role(*GROUNDS[basis].roles):
        raise NotPermitted(_("Somebody else has to do this."))
    if by.has_role(Role.PARTNER):
        check_is_own_page(by=by, recipient=recipient, channel=channel)
    elif not by.has_role(Role.PRIVACY_OFFICER):
        people.check_can_see_person(by=by, person=person)


def check_is_own_page(*, by: Actor, recipient: Recipient, channel: str) -> None:
    """
    A partner sees on the page of a body they belong to, and takes nothing along (P2-36).

    :raises NotFound: for every other body, and every other way
    """
    rows = RecipientMember.objects.scoped(by).filter(ended_at__isnull=True)
    belongs = rows.filter(membership_id=inputs.author(by), recipient=recipient).exists()
    if channel != Channel.PAGE or not belongs:
        raise NotFound(_("There is nothing here."))


def check_is_own_audit(
    *, by: Actor, person: Person, recipient: Recipient, channel: str, **asked: Any
) -> None:
    """
    An auditor reads on their page what their own open audit reaches, and nothing else (P2-56).

    :raises NotFound: for every other person, category and way, and once its time is over
    """
    now = clock.now()
    open_now = AuditGrant.objects.scoped(by).filter(
        ended_at__isnull=True, from_at__lte=now, until_at__gt=now
    )
    rows = open_now.filter(membership_id=inputs.author(by), recipient=recipient)
    wanted = set(asked.get("categories", ()))
    reached = (
        Enrolment.objects.scoped(by).filter(person=person).values_list("program_id", flat=True)
    )
    programs = set(reached)
    may = [g for g in rows if g.program_id in programs and wanted <= set(g.categories)]
    if channel != Channel.PAGE or not may:
        raise NotFound(_("There is nothing here."))


def check_can_open_audit(
    *, by: Actor, membership: Membership, program: Program, **_rows: Any
) -> None:
    """The privacy officer of the organisation."""
    check_is_officer(by=by, membership=membership, program=program)


def check_can_end_audit(*, by: Actor, grant: AuditGrant, **_rows: Any) -> None:
    """The privacy officer of the organisation."""
    check_is_officer(by=by, grant=grant)


def check_can_queue(*, by: Actor, person: Person, **more: Any) -> None:
    """Whoever works with the person."""
    people.check_can_work_with(by=by, person=person)
    check_can_disclose(by=by, person=person, basis=Basis.CONSENT, **more)


def check_is_officer(*, by: Actor, **rows: Any) -> None:
    """The privacy officer of the organisation, or the system."""
    if not (by.has_role(Role.PRIVACY_OFFICER) or by.is_system):
        raise NotPermitted(_("The privacy officer does this."))
    people.check_same_organisation(by=by, **rows)


def check_can_take_request(*, by: Actor, **rows: Any) -> None:
    """The privacy officer writes a legal request down; others pass it on to them."""
    check_is_officer(by=by, **rows)


def check_can_move_request(*, by: Actor, request: LegalRequest, **_rows: Any) -> None:
    """The privacy officer of the organisation."""
    check_is_officer(by=by, request=request)
