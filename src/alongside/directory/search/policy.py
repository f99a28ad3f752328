"""Who may say that the directory is wrong, and who may close what was said."""

from typing import Any

from django.utils.translation import gettext as _

from alongside.core.actor import Actor, Role
from alongside.core.errors import NotPermitted


def check_anybody(**_kwargs: Any) -> None:
    """Everybody may: no name is asked for."""


def check_can_close(*, by: Actor, **_kwargs: Any) -> None:
    """
    A program administrator, or the system.

    :raises NotPermitted: for everybody else
    """
    if not (by.is_system or by.has_role(Role.PROGRAM_ADMINISTRATOR)):
        raise NotPermitted(_("A program administrator does this."))
