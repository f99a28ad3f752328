"""P2-08, T22: no answer to outsiders tells whether somebody is known here."""

import datetime as dt
import time
from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.utils import user_pk_to_url_str
from django.core.cache import cache
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client

from alongside.accounts.models import User
from alongside.accounts.tests.helpers import user_of
from alongside.core import clock
from alongside.core.actor import Role
from alongside.core.ids import new_id
from alongside.groups.commands import proofs
from alongside.groups.models import GroupSession, Proof
from alongside.privacy import letters
from alongside.privacy.commands import auditing
from alongside.public.views import joining
from alongside.referrals.commands import links
from alongside.referrals.models import Link
from tests.fixtures.people import ClientFor, World
from tests.guards import paired, subjects
from tests.guards.paired import Send
from tests.guards.routes import all_routes

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PASSWORD = "rain on a tin roof 7"


@pytest.fixture(autouse=True)
def as_in_production(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs wait in the database, hashing is counted, and a made-up sign-in name is one length."""
    monkeypatch.setattr(joining, "give_sign_in_name", lambda: "calm-river-1234")
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.PASSWORD_HASHERS = ["tests.guards.paired.CountingHasher"]
    settings.ACCOUNT_RATE_LIMITS = False


Pair = tuple[Send, str, str]


def _logins(world: World) -> tuple[str, str]:
    """June's sign-in name, and one as long that nobody has."""
    user = user_of(world.june)
    user.set_password(PASSWORD)
    user.save()
    return user.login, f"zz{user.login[2:]}"


def _sign_in(world: World, client_for: ClientFor) -> Pair:
    sent = {"password": "wrong words here"}
    path = "/accounts/login/"
    return lambda n: Client().post(path, {**sent, "login": n}), *_logins(world)


def _reset(world: World, client_for: ClientFor) -> Pair:
    path = "/accounts/password/reset/"
    return lambda n: Client().post(path, {"login": n}), *_logins(world)


def _invite(world: World, client_for: ClientFor) -> Pair:
    sent = {"code": "ABCD-EFGH-JKLM-NPQR", "password": PASSWORD}
    return lambda n: Client().post("/accounts/first/", {**sent, "login": n}), *_logins(world)


def _reset_link(world: World, client_for: ClientFor) -> Pair:
    def send(uid: str) -> HttpResponseBase:
        return Client().get(f"/accounts/password/reset/key/{uid}-abc-def/")

    user, nobody = user_of(world.june), User(pk=new_id())
    return send, user_pk_to_url_str(user), user_pk_to_url_str(nobody)


def _ask(world: World, client_for: ClientFor) -> Pair:
    sent = {
        "asked_by": "person", "given_name": "June", "family_name": "Abbott", "ways": ["may_text"],
        "language": "en", "setting": "community",
    }  # fmt: skip

    def send(phone: str) -> HttpResponseBase:
        return Client().post("/ask/", {**sent, "phone": phone, "key": str(new_id())})

    return send, world.june_person.phone, "+12035550177"


def _hand_off(world: World, client_for: ClientFor) -> Pair:
    petra = client_for(world.petra)
    sent = {"spot": "clinic", "is_here": "on", "place": "Bed 12", "agrees": "on"}

    def send(name: str) -> HttpResponseBase:
        return petra.post("/hand-off/", {**sent, "given_name": name, "key": str(new_id())})

    return send, "June", "Jane"


def _partner_page(world: World, client_for: ClientFor) -> Pair:
    petra = client_for(world.petra)
    return lambda n: petra.get(f"/shared/{n}/"), str(world.ray_person.pk), str(new_id())


def _partner_in_the_record(world: World, client_for: ClientFor) -> Pair:
    petra = client_for(world.petra)
    return lambda n: petra.get(f"/people/{n}/"), str(world.june_person.pk), str(new_id())


def _audit(world: World, client_for: ClientFor) -> Pair:
    """Somebody of a program that is not audited, and nobody."""
    grant = auditing.open_audit(
        auditor="State Audit", membership=world.membership_of(world.petra), program=world.program,
        categories=["attendance"], law="State law", promise="In the safe", by=world.priya,
    )  # fmt: skip
    petra, path = client_for(world.petra), f"/audits/{grant.pk}/"
    return lambda n: petra.get(f"{path}{n}/"), str(world.ray_person.pk), str(new_id())


def _appointment(world: World, client_for: ClientFor) -> Pair:
    """The calendar: an appointment of somebody else, and none."""
    things = subjects.of(
        world, world.ray_person, world.other_program, world.membership_of(world.wil)
    )
    june = client_for(world.june)
    path = "/appointments/{}/cancel/"
    return lambda n: june.post(path.format(n)), str(things["appointment_id"]), str(new_id())


def _letter(world: World, client_for: ClientFor) -> Pair:
    """Part of a code that is real, and part of one that is not, are both none."""
    return lambda n: Client().post("/letter/", {"code": n}), "AAAA-AAAA", "BBBB-BBBB"


def _things(world: World) -> dict[str, Any]:
    membership = world.membership_of(world.dana)
    return subjects.of(world, world.june_person, world.program, membership)


def _link(world: World, client_for: ClientFor) -> Pair:
    """The page before a link is read: a link that is open, and none."""
    token = _things(world)["token"]
    return lambda n: Client().get(f"/answer/{n}/"), token, token[::-1]


def _closed_link(rest: str, sent: dict[str, str]) -> Callable[[World, ClientFor], Pair]:
    """A link that was closed, and none."""

    def pair(world: World, client_for: ClientFor) -> Pair:
        token = _things(world)["token"]
        for held in Link.objects.scoped(world.system):
            links.close(link=held, by=world.dana)
        return lambda n: Client().post(f"/answer/{n}/{rest}/", sent), token, token[::-1]

    return pair


def _paper_taken_back(world: World) -> tuple[str, str]:
    """The code of a proof that was taken back, and one that nobody has."""
    code = _things(world)["code"]
    for proof in Proof.objects.scoped(world.system):
        proofs.take_back_proof(proof=proof, by=world.june)
    shown = letters.grouped(code)  # as the page shows it again
    return shown, shown[::-1]


def _paper(world: World, client_for: ClientFor) -> Pair:
    return lambda n: Client().post("/attendance/", {"code": n}), *_paper_taken_back(world)


def _paper_link(world: World, client_for: ClientFor) -> Pair:
    return lambda n: Client().get(f"/attendance/{n}/"), *_paper_taken_back(world)


def _closed_door(world: World, client_for: ClientFor) -> Pair:
    """The page at the door of a session that is over, and none."""
    door = _things(world)["door"]
    over = clock.now() - dt.timedelta(seconds=1)
    GroupSession.objects.scoped(world.system).update(door_until=over)
    return lambda n: Client().get(f"/door/{n}/"), door, door[::-1]


PAIRS: dict[str, Callable[[World, ClientFor], Pair]] = {
    "accounts/login/": _sign_in,
    "accounts/password/reset/": _reset,
    "accounts/password/reset/key/": _reset_link,
    "accounts/first/": _invite,
    "ask/": _ask,
    "hand-off/": _hand_off,
    "shared/<uuid:person_id>/": _partner_page,
    "people/<uuid:person_id>/": _partner_in_the_record,
    "audits/<uuid:grant_id>/<uuid:person_id>/": _audit,
    "appointments/<uuid:appointment_id>/cancel/": _appointment,
    "letter/": _letter,
    "answer/<slug:token>/": _link,
    "answer/<slug:token>/open/": _closed_link("open", {}),
    "answer/<slug:token>/reply/": _closed_link("reply", {"state": "accepted"}),
    "attendance/": _paper,
    "attendance/<slug:code>/": _paper_link,
    "door/<slug:door>/": _closed_door,
}
_SERVICES = (
    "services/print/", "services/missing/", "services/<uuid:entry_id>/",
    "services/<uuid:entry_id>/send/", "services/<uuid:entry_id>/wrong/",
    "services/<uuid:entry_id>/wrong/thanks/", "hsds/3.0/", "hsds/3.0/services",
    "hsds/3.0/services/<uuid:row_id>", "hsds/3.0/organizations",
    "hsds/3.0/organizations/<uuid:row_id>", "hsds/3.0/service_at_locations",
    "hsds/3.0/service_at_locations/<uuid:row_id>", "hsds/3.0/taxonomies",
    "hsds/3.0/taxonomies/<uuid:row_id>", "hsds/3.0/taxonomy_terms",
    "hsds/3.0/taxonomy_terms/<uuid:row_id>",
)  # fmt: skip
_MEETINGS = (
    "meetings/pocket/", "meetings/reported/", "meetings/calendar/", "meetings/<int:meeting_id>/",
    "meetings/<int:meeting_id>/calendar.ics", "meetings/<int:meeting_id>/wrong/",
    "feeds/meeting-guide.json", "feeds/meetings.ics", "bmlt/client_interface/json/",
    "bmlt/client_interface/jsonp/",
)  # fmt: skip
# Addresses that outsiders reach and that take nothing by which somebody could be looked up.
NOBODY_ASKED_FOR = {
    "": "a page for everybody",
    "readyz": "the machine's own state",
    "ui/styles.<str:digest>.css": "a style sheet",
    "exit/": "ends the session",
    "language/": "a language",
    "components/": "the gallery",
    "help/": "a page for everybody",
    "services/": "services",
    "meetings/": "meetings",
    "questions/": "a page for everybody",
    "coach-or-therapist/": "a page for everybody",
    "coaches/": "coaches who chose to be public",
    "coaches/<slug:slug>/": "coaches who chose to be public",
    "how-we-order/": "a page for everybody",
    "ask/<slug:slug>/": "the form of ask/, with a public coach chosen",
    "ask/done/": "a token of one's own form, sealed by us",
    "privacy-notice/": "a page for everybody",
    "accounts/logout/": "ends the session",
    "accounts/inactive/": "a page for everybody",
    "accounts/password/reset/done/": "a page for everybody",
    "accounts/password/reset/key/done/": "a page for everybody",
    "accounts/second/sign-in/": "only after a right password",
    "accounts/passkeys/sign-in/": "a key the browser chooses; no name is sent",
    "audits/": "one's own list",
    "audits/<uuid:grant_id>/": "one's own list, by number",
    "card/records/": "a page for all who work here",
    "shared/": "one's own list",
    "answer/thanks/": "a page for everybody",
    **dict.fromkeys(_SERVICES, "services"),
    **dict.fromkeys(_MEETINGS, "meetings"),
}


def _plain(pattern: str) -> str:
    return pattern.lstrip("^").partition("(?P<uidb36>")[0]


def test_p2_08_every_address_outsiders_reach_is_in_a_pair_or_asks_for_nobody() -> None:
    reached = {
        _plain(route.pattern)
        for route in all_routes()
        if route.is_public or (Role.PARTNER in route.roles and len(route.roles) < len(Role))
    }
    assert not reached - set(PAIRS) - set(NOBODY_ASKED_FOR)
    patterns = {_plain(route.pattern) for route in all_routes()}
    assert not (set(PAIRS) | set(NOBODY_ASKED_FOR)) - patterns


@pytest.mark.parametrize("address", PAIRS)
def test_p2_08_t22_known_and_unknown_get_the_same_answer_for_the_same_work(
    address: str, world: World, client_for: ClientFor
) -> None:
    send, known, unknown = PAIRS[address](world, client_for)
    paired.given_away(send, unknown)  # warms up what is read once
    one, two = paired.given_away(send, known), paired.given_away(send, unknown)
    assert one.status == two.status
    assert one.headers == two.headers
    assert one.cookies == two.cookies
    assert one.text == two.text
    assert one.statements == two.statements
    assert one.hashed == two.hashed


@pytest.mark.parametrize("address", PAIRS)
def test_p2_08_t22_known_and_unknown_take_the_same_time(
    address: str, world: World, client_for: ClientFor
) -> None:
    send, known, unknown = PAIRS[address](world, client_for)
    assert paired.is_as_quick(send, known, unknown)


LEAKS: dict[str, Callable[[str], HttpResponse]] = {
    "status": lambda n: HttpResponse(status=404 if n == "known" else 403),
    "text": lambda n: HttpResponse("Here." if n == "known" else "Not here."),
    "headers": lambda n: HttpResponse(headers={"X-Found": "yes"} if n == "known" else {}),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_leak_is_found(leak: str, db: None) -> None:
    one, two = (paired.given_away(LEAKS[leak], name) for name in ("known", "other"))
    assert one != two


def test_work_for_the_known_alone_is_found(db: None) -> None:
    def send(name: str) -> HttpResponse:
        until = time.process_time() + (0.004 if name == "known" else 0.002)
        while time.process_time() < until:
            pass
        return HttpResponse()

    cache.clear()
    assert not paired.is_as_quick(send, "known", "other", rounds=5)
    assert paired.is_as_quick(send, "one", "other", rounds=5)
