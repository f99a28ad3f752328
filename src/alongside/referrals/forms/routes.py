"""How somebody wants to be asked later whether they got it; only routes that can work."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.referrals.models.referral import Route
from alongside.referrals.presenters import words
from alongside.ui.forms import ChoiceField, Form

MINE = _("Ask me later if I got it")
THEIRS = _("How we ask them later if they got it")


class RouteForm(Form):
    """The route alone, to change it."""

    route = ChoiceField(MINE, in_rows=True, missing=_("Choose one."))

    def __init__(self, *args: Any, routes: Iterable[str], mine: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, routes, mine=mine)


def offer(form: Form, routes: Iterable[str], *, mine: bool) -> None:
    """This function will fill in the routes that can work, in the reader's own words."""
    form.fields["route"].label = MINE if mine else THEIRS
    form.offer("route", [(str(one), words.route(one, mine=mine)) for one in routes])


def chosen(data: dict[str, Any]) -> str:
    """This function will give what was chosen; who chose nothing is asked on their page."""
    return data.get("route") or Route.HERE
