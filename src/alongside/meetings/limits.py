"""How often one network may report a listing. Shelters share a network, so it is wide."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest

from alongside.accounts.network import network_of_request

APP = "alongside.meetings"
RATES = {"wrong": "30/h/key"}


def may_report(request: HttpRequest) -> bool:
    """This function will count a report sent from a network, and tell whether there is room."""
    key = network_of_request(request) or "unknown"
    return ratelimit.consume(request, app=APP, action="wrong", config=RATES, key=key) is not None
