"""Who may change what is listed. Anybody may look, and say that a listing is wrong."""

from django.utils.translation import gettext as _

from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound, NotPermitted


def check_can_import(*, by: Actor, **_rest: object) -> None:
    """:raises NotPermitted: for anybody but whoever runs this host"""
    if not by.is_system:
        raise NotPermitted(_("Whoever runs this host brings meetings in."))


def check_can_report(*, by: Actor, **_rest: object) -> None:
    """:raises NotFound: where no program is there to look at it"""
    if by.organisation_id is None:
        raise NotFound(_("There is nothing here."))


def check_can_settle(*, by: Actor, **_rest: object) -> None:
    """:raises NotFound: for anybody but the desk"""
    if not by.has_role(Role.PROGRAM_ADMINISTRATOR):
        raise NotFound(_("There is nothing here."))
