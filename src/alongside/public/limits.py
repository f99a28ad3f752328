"""How often one network may send a public form. Shelters share a network, so it is wide."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest

from alongside.accounts.network import network_of_request

APP = "alongside.public"
RATES = {"ask": "30/h/key", "join": "100/h/key"}


def has_room(request: HttpRequest, form: str) -> bool:
    """This function will tell whether a network has room for one more, and count nothing."""
    return _consume(request, form, dry_run=True)


def may_send(request: HttpRequest, form: str) -> bool:
    """This function will count a form sent from a network, and tell whether there is room."""
    return _consume(request, form)


def _consume(request: HttpRequest, form: str, *, dry_run: bool = False) -> bool:
    key = network_of_request(request) or "unknown"
    used = ratelimit.consume(request, app=APP, action=form, config=RATES, key=key, dry_run=dry_run)
    return used is not None
