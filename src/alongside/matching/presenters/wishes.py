"""What somebody asked for, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from alongside.coaching.domains import LifeDomain
from alongside.matching.models import Request
from alongside.matching.models.request import AskedBy
from alongside.workforce.presenters.shown import labels

FIELDS = {
    "languages": "languages",
    "modes": "modes",
    "lived_experience": "lived_experience",
    "groups_served": "groups",
    "styles": "styles",
}


def wants(request: Request) -> list[str]:
    """This function will name what would help."""
    known = dict(LifeDomain.choices)
    return [str(known.get(one, one)) for one in request.wants]


def wishes(request: Request) -> list[str]:
    """This function will name what they would like in a coach."""
    held: Mapping[str, list[str]] = request.wishes
    return [text for name, kind in FIELDS.items() for text in labels(kind, held.get(name, []))]


def who_asked(request: Request) -> str:
    """This function will say who asked; a hand-off names the partner."""
    if request.asked_by == AskedBy.PARTNER and request.by_membership is not None:
        return _("Hand-off: %(name)s") % {"name": request.by_membership.name}
    return request.get_asked_by_display()


def first_name(name: str) -> str:
    """This function will give the first part of a coach's shown name, as on a button."""
    return name.split(maxsplit=1)[0] if name.split() else name
