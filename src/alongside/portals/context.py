"""What pages show around them: places of the role or of a visitor, and the organisation's name."""

from typing import Any

from django.http import HttpRequest

from alongside.portals import nav as places

SEVERAL_ROLES = "several_roles"


def nav(request: HttpRequest) -> dict[str, Any]:
    """This function will give navigation and place to the layouts; it asks for no rows."""
    actor = getattr(request, "actor", None)
    membership = getattr(request, "membership", None)
    if actor is None or not actor.is_member:
        return {"nav": places.visitor_items(request.path)}
    if membership is None:
        return {}
    several = bool(request.session.get(SEVERAL_ROLES))
    return {
        "nav": places.items(actor, request.path, several_roles=several),
        "signed_in_at": membership.organisation.name,
    }
