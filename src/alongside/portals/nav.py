"""The main places of each role, and where each one starts."""

from django.utils.translation import gettext as _

from alongside.core.actor import Actor, Role
from alongside.ui.context import NavItem

HOMES: dict[str, str] = {
    Role.PARTICIPANT: "/me/",
    Role.COACH: "/today/",
    Role.SUPERVISOR: "/overview/",
    Role.PROGRAM_ADMINISTRATOR: "/desk/",
    Role.PRIVACY_OFFICER: "/privacy/",
    Role.EVALUATOR: "/figures/",
    Role.PARTNER: "/hand-off/",
}


def home_of(role: str) -> str:
    """This function will give the first page of a role."""
    return HOMES.get(role, "/")


def places(by: Actor) -> list[tuple[str, str, str]]:
    """This function will list a role's places as (address, icon, label)."""
    if by.has_role(Role.PARTICIPANT):
        return [
            ("/me/", "home", _("Home")),
            ("/me/plan/", "check", _("My plan")),
            ("/me/check-in/", "heart", _("Check in")),
            ("/me/coach/", "person", _("My coach")),
            ("/services/", "pin", _("Find help")),
        ]
    if by.has_role(Role.COACH):
        return [
            ("/today/", "home", _("Today")),
            ("/people/", "people", _("People")),
            ("/proposals/", "hand", _("Proposals")),
            ("/groups/", "leaf", _("Groups")),
            ("/profile/", "person", _("My profile")),
            ("/services/", "pin", _("Services")),
        ]
    if by.has_role(Role.SUPERVISOR):
        return [
            ("/overview/", "chart", _("Overview")),
            ("/requests/", "hand", _("Requests")),
            ("/people/", "people", _("People")),
            ("/referrals/", "pin", _("Referrals")),
            ("/team/", "person", _("Coaches")),
            ("/groups/", "leaf", _("Groups")),
        ]
    return _desks(by)


def _desks(by: Actor) -> list[tuple[str, str, str]]:
    desks = {
        Role.PROGRAM_ADMINISTRATOR: [("/desk/", "settings", _("Desk"))],
        Role.PRIVACY_OFFICER: [
            ("/privacy/", "shield", _("Privacy desk")),
            ("/audit/", "search", _("Who did what")),
            ("/privacy/legal/", "info", _("Legal requests")),
            ("/privacy/restrictions/", "hand", _("Wishes")),
        ],
        Role.EVALUATOR: [("/figures/", "chart", _("Figures"))],
        Role.PARTNER: [
            ("/hand-off/", "hand", _("Hand-off")),
            ("/shared/", "people", _("Shared with us")),
        ],
    }
    return desks.get(Role(by.role), []) if by.role else []


def items(by: Actor, path: str, *, several_roles: bool = False) -> list[NavItem]:
    """
    This function will give the navigation of a page at `path`; the nearest place is the current.

    Asks the database for nothing.
    """
    listed = places(by)
    if several_roles:
        listed.append(("/home/role/", "repeat", _("Change role")))
    return _marked(listed, path)


def visitor_items(path: str) -> list[NavItem]:
    """This function will give the places of somebody who is not signed in."""
    listed = [
        ("/coaches/", "people", _("Find a coach")),
        ("/services/", "pin", _("Find services")),
        ("/meetings/", "calendar", _("Find a meeting")),
        ("/questions/", "info", _("Questions and answers")),
    ]
    return _marked(listed, path)


def _marked(listed: list[tuple[str, str, str]], path: str) -> list[NavItem]:
    inside = [href for href, _icon, _label in listed if path.startswith(href)]
    current = max(inside, key=len, default="")
    return [NavItem(href, icon, label, href == current) for href, icon, label in listed]
