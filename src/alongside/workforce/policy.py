"""Who may change what a coach shows, and who may say that a credential was checked."""

from typing import Any

from django.utils.translation import gettext as _

from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound, NotPermitted
from alongside.people.models import Membership
from alongside.workforce.models import CoachProfile, Credential
from alongside.workforce.queries import team


def check_is_own_profile(*, by: Actor, coach: Membership, **_kwargs: Any) -> None:
    """
    The coach alone; nobody else writes about them (NC-07).

    :raises NotFound: for everybody else
    """
    if by.is_system and by.organisation_id == coach.organisation_id:
        return
    if not by.has_role(Role.COACH) or by.membership_id != coach.pk:
        raise NotFound(_("There is nothing here."))


def check_can_publish(*, by: Actor, profile: CoachProfile, **_kwargs: Any) -> None:
    """The coach alone shows their profile, and takes it away again."""
    check_is_own_profile(by=by, coach=profile.coach)


def check_can_see_credentials(*, by: Actor, coach: Membership, **_kwargs: Any) -> None:
    """
    The coach, a supervisor who works in one of the coach's programs, or the system.

    :raises NotFound: for everybody else
    """
    if by.has_role(Role.SUPERVISOR) and team.is_on_team(by=by, coach_id=coach.pk):
        return
    check_is_own_profile(by=by, coach=coach)


def check_can_change_credential(*, by: Actor, credential: Credential, **_kwargs: Any) -> None:
    """Whoever may see the coach's credentials."""
    check_can_see_credentials(by=by, coach=credential.coach)


def check_can_check_credential(*, by: Actor, credential: Credential, **_kwargs: Any) -> None:
    """
    A supervisor of the coach, who looked at the certificate itself.

    :raises NotPermitted: for the coach: nobody checks their own
    """
    check_can_see_credentials(by=by, coach=credential.coach)
    if not by.has_role(Role.SUPERVISOR):
        raise NotPermitted(_("A supervisor checks a certificate."))
