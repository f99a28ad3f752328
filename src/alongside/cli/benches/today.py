"""Today, caseload, record page and logging a contact on a large program."""

import re
import urllib.parse
from dataclasses import asdict
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from alongside.cli.benches.client import Ask, Timing, measure
from alongside.core import scope
from alongside.core.ids import new_id
from alongside.people.middleware import MEMBERSHIP, ORGANISATION
from alongside.people.models import Assignment, Membership

FLOOR = "an empty Django answer on the same server (/healthz)"

# A signed-in page with nothing on it but its frame and one line: what session, access and
# layout cost by themselves.
PLAIN = "/accounts/sessions/"


def cases(port: int, *, concurrencies: tuple[int, ...], seconds: float) -> list[dict[str, Any]]:
    """This function will measure every case beside the floor, at each concurrency."""
    places = seats()
    makers = {
        "nearly empty page": lambda n: _get(places, n, PLAIN),
        "today": lambda n: _get(places, n, "/today/"),
        "caseload": lambda n: _get(places, n, "/people/"),
        "record": lambda n: _get(places, n, f"/people/{_person(places, n)}/"),
        "log a contact": _logging(port, places),
    }
    rows = []
    for concurrency in concurrencies:
        floor = measure(
            port, lambda n: Ask("/healthz", {}), concurrency=concurrency, seconds=seconds
        )
        for name, make in makers.items():
            timing = measure(port, make, concurrency=concurrency, seconds=seconds)
            rows.append(_row(name, concurrency, timing, floor))
    return rows


def _row(name: str, concurrency: int, timing: Timing, floor: Timing) -> dict[str, Any]:
    below = {"what": FLOOR, **asdict(floor)}
    return {"case": name, "concurrency": concurrency, **asdict(timing), "floor": below}


class Seat:
    """A signed-in coach: the cookie of the session and the people they serve."""

    def __init__(self, membership: Membership) -> None:
        assert membership.user is not None
        store = import_module(settings.SESSION_ENGINE).SessionStore()
        store[SESSION_KEY] = str(membership.user_id)
        store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        store[HASH_SESSION_KEY] = membership.user.get_session_auth_hash()
        store[MEMBERSHIP], store[ORGANISATION] = str(membership.pk), str(membership.organisation_id)
        store.save()
        self.cookie = f"{settings.SESSION_COOKIE_NAME}={store.session_key}"
        rows = Assignment.objects.in_organisation(membership.organisation_id)
        self.people = list(rows.filter(coach=membership).values_list("person_id", flat=True)[:50])


def seats() -> list[Seat]:
    """This function will sign in up to 40 coaches."""
    with scope.across_organisations():
        rows = Membership.objects.across_organisations("benchmark sign-ins").filter(role="coach")
        return [Seat(m) for m in rows.select_related("user").order_by("pk")[:40]]


def _get(seats: list[Seat], n: int, path: str) -> Ask:
    return Ask(path, {"Cookie": seats[n % len(seats)].cookie})


def _person(seats: list[Seat], n: int) -> str:
    people = seats[n % len(seats)].people
    return str(people[(n // len(seats)) % len(people)])


def _logging(port: int, seats: list[Seat]) -> Any:
    token = _csrf(port, seats[0])

    def make(n: int) -> Ask:
        seat = seats[n % len(seats)]
        fields = {
            "csrfmiddlewaretoken": token,
            "key": str(new_id()),
            "outcome": "reached",
            "mode": "phone",
            "minutes": "30",
            "topics": "housing",
            "note": "Talked about the list.",
        }
        headers = {
            "Cookie": f"{seat.cookie}; {settings.CSRF_COOKIE_NAME}={token}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        body = urllib.parse.urlencode(fields).encode()
        return Ask(f"/people/{_person(seats, n)}/contact/", headers, body, (302,))

    return make


def _csrf(port: int, seat: Seat) -> str:
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", f"/people/{seat.people[0]}/contact/", headers={"Cookie": seat.cookie})
    cookie = connection.getresponse().getheader("Set-Cookie") or ""
    found = re.search(rf"{settings.CSRF_COOKIE_NAME}=(\w+)", cookie)
    return found[1] if found else ""
