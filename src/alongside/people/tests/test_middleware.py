"""Around every request: health, headers, who asks, errors in words."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import clear_url_caches, path

from alongside.accounts.network import network_of
from alongside.config import urls
from alongside.core.actor import Role
from alongside.core.errors import AlongsideError, BadInput, Conflict, NotFound, NotPermitted
from alongside.core.models import AuditEvent
from alongside.people.access import Access, access
from alongside.people.commands import staff
from alongside.people.models import Membership
from alongside.people.queries import persons
from tests.fixtures.people import ClientFor, World, sign_in

pytestmark = pytest.mark.django_db


@access(Access.SIGNED_IN)
def fails(request: Any, kind: str) -> HttpResponse:
    errors: dict[str, AlongsideError] = {
        "hidden": NotFound("A reason nobody should read."),
        "refused": NotPermitted("A supervisor does this."),
        "bad": BadInput("Enter a <date>."),
        "late": Conflict("Somebody changed it. Look again."),
        "other": AlongsideError("This went wrong."),
    }
    raise errors[kind]


@access(Role.COACH, person="person_id")
def record(request: Any, person_id: uuid.UUID) -> HttpResponse:
    return HttpResponse(persons.get(person_id, by=request.actor).first_name)


@access(Access.PUBLIC)
def whoami(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.actor.kind)  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def pages_of_the_test(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    own = [
        path("t/fails/<str:kind>/", fails),
        path("t/record/<uuid:person_id>/", record),
        path("t/whoami/", whoami),
    ]
    monkeypatch.setattr(urls, "urlpatterns", [*own, *urls.urlpatterns])
    clear_url_caches()
    yield
    monkeypatch.undo()
    clear_url_caches()


def body(response: Any) -> bytes:
    return bytes(response.content)


def test_nothing_there_and_not_yours_answer_the_same_bytes(
    world: World, client_for: ClientFor
) -> None:
    def fetch(person_id: uuid.UUID) -> Any:
        return client_for(world.wil).get(f"/t/record/{person_id}/")

    june, nobody = fetch(world.june_person.pk), fetch(uuid.uuid4())
    elsewhere = fetch(world.meadow.june_person.pk)
    assert body(fetch(world.ray_person.pk)) == b"Ray"
    for answer in (june, nobody, elsewhere):
        assert answer.status_code == 404
        assert _without_address(answer) == _without_address(nobody)
        assert dict(answer.headers) == dict(nobody.headers)


def test_a_wrong_role_gets_what_a_wrong_address_gets(world: World, client_for: ClientFor) -> None:
    client = client_for(world.priya)
    wrong_role = client.get(f"/t/record/{world.june_person.pk}/")
    assert wrong_role.status_code == 404
    assert _without_address(wrong_role) == _without_address(client.get("/no/such/page/"))
    assert _without_address(wrong_role) == _without_address(client.get("/t/fails/hidden/"))


def _without_address(response: Any) -> bytes:
    # The form for another language brings the reader back to the address they asked for.
    address = str(response.wsgi_request.get_full_path()).encode()
    return body(response).replace(address, b"")


@pytest.mark.parametrize(
    ("kind", "status", "words"),
    [
        ("refused", 403, "A supervisor does this."),
        ("bad", 422, "Enter a &lt;date&gt;."),
        ("late", 409, "Somebody changed it. Look again."),
        ("other", 400, "This went wrong."),
    ],
)
def test_an_error_of_ours_is_a_page_with_its_sentence(
    world: World, client_for: ClientFor, kind: str, status: int, words: str
) -> None:
    response = client_for(world.dana).get(f"/t/fails/{kind}/")
    assert response.status_code == status
    assert words in response.content.decode()
    assert response["Cache-Control"] == "no-store"


def test_a_hidden_reason_stays_hidden(world: World, client_for: ClientFor) -> None:
    response = client_for(world.dana).get("/t/fails/hidden/")
    assert "nobody should read" not in response.content.decode()


def test_a_visitor_is_sent_to_sign_in_and_back(world: World) -> None:
    response = Client().get("/t/fails/bad/?a=1")
    assert (response.status_code, response["Location"]) == (
        302, "/accounts/login/?next=/t/fails/bad/%3Fa%3D1",
    )  # fmt: skip


def test_every_answer_carries_the_headers(world: World, client_for: ClientFor) -> None:
    for client in (Client(), client_for(world.june)):
        for address in ("/t/whoami/", "/no/such/page/", "/readyz"):
            response = client.get(address)
            policy = response["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert "http" not in policy
            assert response["X-Frame-Options"] == "DENY"
            assert response["X-Content-Type-Options"] == "nosniff"
            assert response["Referrer-Policy"] == "same-origin"
            assert "geolocation=()" in response["Permissions-Policy"]


def test_nothing_of_a_signed_in_page_is_kept_or_indexed(
    world: World, client_for: ClientFor
) -> None:
    signed_in = client_for(world.june).get("/t/whoami/")
    assert signed_in["Cache-Control"] == "no-store"
    assert signed_in["X-Robots-Tag"] == "noindex, noarchive"
    assert "X-Robots-Tag" not in Client().get("/t/whoami/")


def test_the_process_says_that_it_runs_without_the_database(
    django_assert_num_queries: Any,
) -> None:
    with django_assert_num_queries(0):
        response = Client().get("/healthz")
    assert (response.status_code, response.json()) == (200, {"ok": True})


def test_ready_means_database_migrations_and_keys(db: None, settings: Any) -> None:
    assert Client().get("/readyz").json() == {"ok": True}
    settings.ALONGSIDE_SEAL_KEY = b""
    response = Client().get("/readyz")
    assert (response.status_code, response.json()) == (503, {"ok": False})


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.77", "203.0.113.0"),
        ("2001:db8:aaaa:bbbb::1", "2001:db8:aaaa::"),
        ("::1", "::"),
        ("", ""),
        ("nonsense", ""),
        ("1.2.3.4, 5.6.7.8", ""),
    ],
)
def test_an_address_is_cut_to_its_network(address: str, network: str) -> None:
    assert network_of(address) == network


def test_the_log_keeps_the_network_and_not_the_address(world: World, client_for: ClientFor) -> None:
    client_for(world.wil).get(f"/t/record/{world.june_person.pk}/", REMOTE_ADDR="203.0.113.77")
    event = AuditEvent.objects.filter(action="record.read").latest("id")
    assert event.address == "203.0.113.0"


def test_an_ended_role_is_out_at_the_next_request(world: World, client_for: ClientFor) -> None:
    client = client_for(world.dana)
    assert body(client.get("/t/whoami/")) == b"member"
    staff.end_membership(membership=world.membership_of(world.dana), by=world.ada)
    assert body(client.get("/t/whoami/")) == b"public"
    assert client.get("/t/fails/bad/").status_code == 302


def test_a_session_of_an_older_password_is_out(world: World, client_for: ClientFor) -> None:
    client = client_for(world.dana)
    user = world.membership_of(world.dana).user
    assert user is not None
    user.set_password("another quiet harbor 8")
    user.save()
    assert body(client.get("/t/whoami/")) == b"public"


def test_a_closed_account_is_out(world: World, client_for: ClientFor) -> None:
    client = client_for(world.dana)
    user = world.membership_of(world.dana).user
    assert user is not None
    user.is_active = False
    user.save()
    assert body(client.get("/t/whoami/")) == b"public"


@pytest.mark.parametrize("whose", ["theo", "meadow"])
def test_a_session_cannot_name_somebody_elses_membership(world: World, whose: str) -> None:
    theirs = world.membership_of(world.theo if whose == "theo" else world.meadow.dana)
    own = world.membership_of(world.dana)
    mixed = Membership(pk=theirs.pk, organisation_id=theirs.organisation_id, user=own.user)
    assert body(sign_in(mixed).get("/t/whoami/")) == b"public"
