"""A partner hands a person over, and learns two things only."""

import datetime as dt

import pytest

from alongside.core import clock
from alongside.core.ids import new_id
from alongside.matching.models import Request
from alongside.matching.tests.factories import make_request
from alongside.people.models import Person
from alongside.people.queries.actors import actor_for
from alongside.people.tests import factories
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db
SENT = {
    "given_name": "Lee", "spot": "clinic", "is_here": "on", "place": "Bed 12, here until three",
    "wants": ["housing"], "words": "Likes to walk.", "agrees": "on",
}  # fmt: skip


def _asked(world: World) -> Request:
    return Request.objects.scoped(world.system).select_related("person").latest("asked_at")


def test_a_hand_off_becomes_a_request(world: World, client_for: ClientFor) -> None:
    partner, key = client_for(world.petra), str(new_id())
    for _twice in range(2):
        assert partner.post("/hand-off/", {**SENT, "key": key}).status_code == 302
    assert Person.objects.scoped(world.system).count() == 4
    row = _asked(world)
    assert (row.asked_by, row.by_membership_id) == ("partner", world.petra.membership_id)
    assert (row.person.given_name, row.words) == ("Lee", "Likes to walk.")
    assert row.person.meeting_place.startswith("Hospital or clinic · Bed 12")
    assert row.is_here_now
    assert row.person.enrolments.get().statuses.get().state == "asked"


def test_the_supervisor_sees_who_handed_over(world: World, client_for: ClientFor) -> None:
    client_for(world.petra).post("/hand-off/", {**SENT, "spot": "shelter", "key": str(new_id())})
    theo = client_for(world.theo)
    assert "Hand-off: Petra V." in theo.get("/requests/").content.decode()
    page = theo.get(f"/requests/{_asked(world).pk}/").content.decode()
    assert "Bed 12, here until three" in page


def test_a_partner_sees_own_hand_offs_and_no_more(world: World, client_for: ClientFor) -> None:
    petra, other = client_for(world.petra), factories.make_member(world.organisation, "partner")
    petra.post("/hand-off/", {**SENT, "key": str(new_id())})
    page = petra.get("/hand-off/").content.decode()
    assert "Received" in page
    assert "Lee" not in page
    factories.assign(_asked(world).person, world.membership_of(world.dana))
    page = petra.get("/hand-off/").content.decode()
    assert "A coach answers" in page
    assert "Dana" not in page
    world.memberships[str(other.pk)] = other
    assert "Received" not in client_for(actor_for(other)).get("/hand-off/").content.decode()
    assert petra.get(f"/people/{_asked(world).person_id}/").status_code == 404


@pytest.mark.parametrize(
    ("left_out", "words"),
    [
        ("agrees", "Ask them first"),
        ("given_name", "Enter a first name"),
        ("place", "how to reach them safely"),
        ("spot", "Choose one"),
    ],
)
def test_what_is_missing_is_asked_for(
    world: World, client_for: ClientFor, left_out: str, words: str
) -> None:
    sent = {k: v for k, v in SENT.items() if k != left_out} | {"key": str(new_id())}
    answer = client_for(world.petra).post("/hand-off/", sent)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Likes to walk." in answer.content.decode()
    assert Person.objects.scoped(world.system).count() == 3


def test_who_waits_with_a_partner_goes_first_and_is_marked(
    world: World, client_for: ClientFor
) -> None:
    make_request(world, "Max")
    petra, theo = client_for(world.petra), client_for(world.theo)
    petra.post("/hand-off/", {**SENT, "spot": "shelter", "key": str(new_id())})
    for path in ("/requests/", "/overview/"):
        page = theo.get(path).content.decode()
        assert page.index("Lee") < page.index("Max"), path
        assert page.count("Is there now") == 1
    tomorrow = clock.now() + dt.timedelta(days=1)
    with clock.frozen(tomorrow):
        page = client_for(world.theo).get("/requests/").content.decode()
    assert "Is there now" not in page
    assert page.index("Max") < page.index("Lee")
