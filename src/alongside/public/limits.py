"""How often one network may send a public form. Shelters share a network, so it is wide."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest

from alongside.accounts.network import network_of_request

APP = "alongside.public"
RATES = {"ask": "30/h/key", "join": "30/h/key"}


def may_send(request: HttpRequest, form: str) -> bool:
    """This function will count a form sent from a network, and tell whether there is room."""
    key = network_of_request(request) or "unknown"
    return ratelimit.consume(request, app=APP, action=form, config=RATES, key=key) is not None
