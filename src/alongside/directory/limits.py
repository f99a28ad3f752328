"""How often one network may report an entry. Shelters share a network, so it is wide."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest

from alongside.accounts.network import network_of_request

RATES = {"report": "30/h/key"}


def may_report(request: HttpRequest) -> bool:
    """This function will count a report from a network, and tell whether there is room."""
    key = network_of_request(request) or "unknown"
    used = ratelimit.consume(
        request, app="alongside.directory", action="report", config=RATES, key=key
    )
    return used is not None
