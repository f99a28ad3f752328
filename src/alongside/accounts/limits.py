"""
Limits of our own beside the sign-in library's: what one account bears in all.

The library counts failed sign-ins for an account from one network (six in five minutes), so a
stranger elsewhere cannot lock a person out. Many networks together are stopped here: after a
hundred failures in an hour an account takes passwords only from networks it has signed in from
before. Passkeys are not affected. The message is the same for names nobody has (P2-08).
"""

import hashlib

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpRequest

from alongside.accounts.network import network_of_request

APP = "alongside.accounts"
RATES = {
    "account": "100/h/key",
    "first_code": "300/10m/ip,6/10m/key",
    "letter": "60/h/key",
    "door": "20/h/key",
    "paper": "60/h/key",
    "link": "300/h/key",
}
KNOWN_SECONDS = 30 * 24 * 60 * 60


def account_is_under_attack(request: HttpRequest, username: str) -> bool:
    """This function will tell whether passwords from an unknown network are refused just now."""
    room = ratelimit.consume(
        request, app=APP, action="account", config=RATES, key=username, dry_run=True
    )
    return room is None and cache.get(_known(request, username)) is None


def note_failure(request: HttpRequest, username: str) -> None:
    """This function will count a failed sign-in for the account, whether it exists or not."""
    ratelimit.consume(request, app=APP, action="account", config=RATES, key=username)


def note_success(request: HttpRequest, username: str) -> None:
    """This function will remember for 30 days that the account signs in from this network."""
    cache.set(_known(request, username), 1, KNOWN_SECONDS)


def may_try_first_code(request: HttpRequest, username: str) -> bool:
    """This function will count a try of a first sign-in code."""
    return bool(
        ratelimit.consume(
            request, app=APP, action="first_code", config=RATES, key=at_network(request, username)
        )
    )


def may_check_letter(request: HttpRequest) -> bool:
    """This function will count a code of a letter tried from a network (T24)."""
    return _has_room(request, "letter")


def may_check_paper(request: HttpRequest) -> bool:
    """This function will count a code of a proof of attendance tried from a network."""
    key = network_of_request(request) or "unknown"
    room = ratelimit.consume(
        request, app=APP, action="paper", config=RATES, key=key, limit_get=True
    )
    return room is not None


def may_use_link(request: HttpRequest) -> bool:
    """This function will count a use of a partner's link from a network."""
    return _has_room(request, "link")


def _has_room(request: HttpRequest, action: str) -> bool:
    key = network_of_request(request) or "unknown"
    return bool(ratelimit.consume(request, app=APP, action=action, config=RATES, key=key))


def may_try_door(request: HttpRequest, session: str) -> bool:
    """This function will tell whether codes at the door of a session are still taken."""
    room = ratelimit.consume(
        request, app=APP, action="door", config=RATES, key=session, dry_run=True
    )
    return room is not None


def note_wrong_code(request: HttpRequest, session: str) -> None:
    """This function will count a wrong code at the door of a session."""
    ratelimit.consume(request, app=APP, action="door", config=RATES, key=session)


def at_network(request: HttpRequest, username: str) -> str:
    """This function will give the key of an account as seen from one network."""
    return f"{username}@{network_of_request(request)}"


def _known(request: HttpRequest, username: str) -> str:
    digest = hashlib.sha256(at_network(request, username).encode()).hexdigest()
    return f"alongside:known:{digest}"
