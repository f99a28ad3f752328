"""Who keeps the directory: program administrators, and the host's command line."""

from typing import Any

from django.utils.translation import gettext as _

from alongside.core.actor import Actor, Role
from alongside.core.errors import NotPermitted


def check_can_keep(*, by: Actor, **_kwargs: Any) -> None:
    """
    A program administrator, or the system.

    :raises NotPermitted: for everybody else
    """
    if not (by.is_system or by.has_role(Role.PROGRAM_ADMINISTRATOR)):
        raise NotPermitted(_("A program administrator does this."))
