"""Where a request comes from: its network, never its whole address (DS-10)."""

import functools
import ipaddress

from allauth.core.internal.httpkit import get_client_ip
from django.http import HttpRequest


def network_of_request(request: HttpRequest) -> str:
    """
    This function will give the caller's network.

    Behind a proxy the address is the one our own proxy noted: `ALONGSIDE_TRUSTED_PROXIES` says
    how many of them stand in front. What a caller writes into that header is never believed.
    """
    return network_of(get_client_ip(request) or "")


@functools.lru_cache(maxsize=4096)
def network_of(address: str) -> str:
    """This function will cut an address to its network: /24 for IPv4, /48 for IPv6."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return ""
    size = 24 if ip.version == 4 else 48
    return str(ipaddress.ip_network((ip, size), strict=False).network_address)
