"""What somebody asked for, in words."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from alongside.coaching.domains import LifeDomain
from alongside.matching.models import Request
from alongside.matching.models.request import AskedBy, RequestKind
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
    return wants_in_words(request.wants)


def wants_in_words(codes: Iterable[str]) -> list[str]:
    """This function will name life domains."""
    known = dict(LifeDomain.choices)
    return [str(known.get(one, one)) for one in codes]


def wishes(request: Request) -> list[str]:
    """This function will name what they would like in a coach."""
    return wishes_in_words(request.wishes)


def wishes_in_words(held: Mapping[str, list[str]]) -> list[str]:
    """This function will name wishes by their kinds."""
    return [text for name, kind in FIELDS.items() for text in labels(kind, held.get(name, []))]


def words_for_coach(request: Request) -> str:
    """
    This function will give what was written with a request, for the coach who is proposed.

    Of somebody who asks for another coach it stays with the supervisor: it may be about a
    colleague, and no reason is asked for (NC-09).
    """
    return request.words if request.kind == RequestKind.FIRST else ""


def who_asked(request: Request) -> str:
    """This function will say who asked; a hand-off names the partner."""
    if request.asked_by == AskedBy.PARTNER and request.by_membership is not None:
        return _("Hand-off: %(name)s") % {"name": request.by_membership.name}
    return request.get_asked_by_display()


def first_name(name: str) -> str:
    """This function will give the first part of a coach's shown name, as on a button."""
    return name.split(maxsplit=1)[0] if name.split() else name
