"""Roles in words."""

from django.utils.translation import gettext as _

from alongside.core.actor import Role


def role_name(role: str) -> str:
    """This function will name a role."""
    return {
        Role.PARTICIPANT: _("Participant"),
        Role.COACH: _("Coach"),
        Role.SUPERVISOR: _("Supervisor"),
        Role.PARTNER: _("Partner"),
        Role.PROGRAM_ADMINISTRATOR: _("Program administrator"),
        Role.PRIVACY_OFFICER: _("Privacy officer"),
        Role.EVALUATOR: _("Evaluator"),
    }[Role(role)]
