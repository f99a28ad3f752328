"""Pages of requests and proposals, the one they are for and a stranger side by side."""

import re

import pytest

from alongside.coaching.tests.statements import statements
from alongside.core.ids import new_id
from alongside.matching.commands import marks
from alongside.matching.models import Proposal, Request
from alongside.matching.tests.factories import ask_again, make_proposal, make_request
from alongside.people.models import EnrolmentStatus
from alongside.people.queries import caseload
from alongside.workforce.tests.factories import make_profile
from tests.fixtures.people import ClientFor, World

PEOPLE = ["june", "dana", "theo", "petra", "ada", "priya", "eve"]


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/requests/", {"theo"}),
        ("/requests/new/", {"theo", "dana"}),
        ("/proposals/", {"dana"}),
        ("/me/coach/", {"june"}),
        ("/me/coach/change/", {"june"}),
    ],
)
def test_each_page_has_its_people(
    world: World, client_for: ClientFor, path: str, allowed: set[str]
) -> None:
    for who in PEOPLE:
        expected = 200 if who in allowed else 404
        assert client_for(getattr(world, who)).get(path).status_code == expected, who
    assert client_for(None).get(path).status_code == 302


def test_the_supervisor_proposes_and_another_sees_nothing(
    world: World, client_for: ClientFor
) -> None:
    row = make_request(world, "Max", words="After work")
    theo, nora = client_for(world.theo), client_for(world.nora)
    page = theo.get(f"/requests/{row.pk}/").content.decode()
    assert "After work" in page
    assert "Cora L." in page
    assert "Max" in theo.get("/requests/").content.decode()
    assert "Max" not in nora.get("/requests/").content.decode()
    sent = {"key": str(new_id()), "coach": str(world.cora.membership_id)}
    for path in (f"/requests/{row.pk}/", f"/requests/{new_id()}/"):
        assert nora.get(path).status_code == 404
        assert nora.post(f"{path}propose/", sent).status_code == 404
        assert nora.post(f"{path}close/").status_code == 404
    for _ in range(2):
        assert theo.post(f"/requests/{row.pk}/propose/", sent).status_code == 302
    assert Proposal.objects.scoped(world.theo).count() == 1


def test_a_second_coach_from_an_older_page_is_refused_in_words(
    world: World, client_for: ClientFor
) -> None:
    for coach in (world.cora, world.dana):
        make_profile(world.membership_of(coach))
    row, theo = make_request(world, "Max"), client_for(world.theo)
    page = theo.get(f"/requests/{row.pk}/").content.decode()
    keys = dict(re.findall(r'name="key" value="([^"]+)">.*?name="coach" value="([^"]+)"', page))
    assert len(keys) == 2, "each proposal has a key of its own"
    answers = [
        theo.post(f"/requests/{row.pk}/propose/", {"key": key, "coach": coach})
        for key, coach in keys.items()
    ]
    assert [one.status_code for one in answers] == [302, 409]
    assert "A coach is proposed already." in answers[1].content.decode()
    assert Proposal.objects.scoped(world.theo).count() == 1


def test_from_request_to_a_coach(world: World, client_for: ClientFor) -> None:
    make_profile(world.membership_of(world.cora), lived_experience=["grief"])
    row = ask_again(world.june_person, world.june)
    proposal = make_proposal(world, row)
    cora, june, dana = (client_for(one) for one in (world.cora, world.june, world.dana))
    assert "June" in cora.get("/proposals/").content.decode()
    assert "June" not in dana.get("/proposals/").content.decode()
    assert "Grief" in june.get("/me/coach/").content.decode()
    stranger = client_for(world.ray).post(
        "/me/coach/answer/", {"say": "yes", "proposal": str(proposal.pk)}
    )
    assert stranger.status_code == 404
    assert dana.post(f"/proposals/{proposal.pk}/answer/", {"say": "yes"}).status_code == 404
    assert cora.post(f"/proposals/{proposal.pk}/answer/", {"say": "maybe"}).status_code == 422
    assert cora.post(f"/proposals/{proposal.pk}/answer/", {"say": "yes"}).status_code == 302
    said = june.post("/me/coach/answer/", {"say": "yes", "proposal": str(proposal.pk)})
    assert said.status_code == 302
    current = caseload.coach_of(by=world.june, person_id=world.june_person.pk)
    assert current is not None
    assert current.coach_id == world.cora.membership_id


def test_a_coach_sees_no_way_to_reach_a_person_before_both_agree(
    world: World, client_for: ClientFor
) -> None:
    reach = {"family_name": "Quill", "safe_ways": "My secret"}
    row = make_request(world, "Max", reach=reach)
    make_proposal(world, row)
    page = client_for(world.cora).get("/proposals/").content.decode()
    assert "Max" in page
    assert not any(text in page for text in ("5550111", "My secret", "Quill"))


def test_marks_are_never_explained(world: World, client_for: ClientFor) -> None:
    row = ask_again(world.june_person, world.june)
    cora = world.membership_of(world.cora)
    marks.mark(person=world.june_person, coach=cora, by=world.cora)
    page = client_for(world.theo).get(f"/requests/{row.pk}/").content.decode()
    assert page.count("not available for this person") == 1
    sent = {"key": str(new_id()), "coach": str(cora.pk)}
    refused = client_for(world.theo).post(f"/requests/{row.pk}/propose/", sent)
    assert refused.status_code == 403
    for shown in (page, refused.content.decode()):
        assert "match" not in shown.lower()
    assert "Cora" not in client_for(world.june).get("/me/coach/").content.decode()


def test_the_person_changes_coach_and_takes_it_back(world: World, client_for: ClientFor) -> None:
    june = client_for(world.june)
    sent = {"key": str(new_id()), "coach": "", "words": "", "stays": "stay", "apart": "on"}
    for _ in range(2):
        assert june.post("/me/coach/change/", sent).status_code == 302
    row = Request.objects.scoped(world.theo).get()
    assert row.kind == "change"
    again = june.post("/me/coach/change/", {**sent, "key": str(new_id())})
    assert again.status_code == 422
    assert june.post("/me/coach/withdraw/").status_code == 302
    row.refresh_from_db()
    assert row.close_reason == "withdrawn"


@pytest.mark.parametrize(
    ("reason", "status"),
    [
        ("withdrawn", "asked"),
        ("duplicate", "asked"),
        ("not_real", "asked"),
        ("elsewhere", "asked"),
        ("not_for_us", "asked"),
        ("unreached", "unable_to_reach"),
    ],
)
def test_a_supervisor_closes_a_request_and_says_why(
    world: World, client_for: ClientFor, reason: str, status: str
) -> None:
    row, theo = make_request(world, "Max"), client_for(world.theo)
    make_proposal(world, row)
    page = theo.get(f"/requests/{row.pk}/").content.decode()
    assert f'value="{reason}"' in page
    for _twice in range(2):
        assert theo.post(f"/requests/{row.pk}/close/", {"reason": reason}).status_code == 302
    row.refresh_from_db()
    assert row.close_reason == reason
    assert not Proposal.objects.scoped(world.system).filter(closed_at__isnull=True).exists()
    stands = EnrolmentStatus.objects.scoped(world.system).get(
        enrolment__person=row.person, until__isnull=True
    )
    assert stands.state == status
    assert row.get_close_reason_display() in theo.get(f"/requests/{row.pk}/").content.decode()


@pytest.mark.parametrize("reason", ["", "agreed", "died", "bored"])
def test_a_request_is_not_closed_for_no_reason(
    world: World, client_for: ClientFor, reason: str
) -> None:
    row = make_request(world, "Max")
    page = client_for(world.theo).post(f"/requests/{row.pk}/close/", {"reason": reason})
    assert page.status_code == 422
    assert "error-summary" in page.content.decode()
    row.refresh_from_db()
    assert row.closed_at is None


def test_staff_ask_for_somebody(world: World, client_for: ClientFor) -> None:
    sent = {"key": str(new_id()), "given_name": "Bo", "phone": "2035550123", "ways": ["may_text"]}
    sent |= {"language": "es", "modes": ["phone"], "setting": "community"}
    dana = client_for(world.dana)
    for _ in range(2):
        assert dana.post("/requests/new/", sent).status_code == 302
    row = Request.objects.scoped(world.theo).get()
    assert (row.asked_by, row.by_membership_id) == ("staff", world.dana.membership_id)
    assert row.wishes == {"languages": ["es"], "modes": ["phone"]}
    assert not row.person.may_call
    wrong = dana.post("/requests/new/", {**sent, "given_name": "", "safe_ways": "Ask at the desk"})
    assert wrong.status_code == 422
    assert "Ask at the desk" in wrong.content.decode()


def test_the_list_costs_the_same_for_many(world: World, client_for: ClientFor) -> None:
    theo = client_for(world.theo)
    counts = []
    for wanted in (10, 50):
        while Request.objects.scoped(world.theo).count() < wanted:
            row = make_request(world, "Pat")
            if Request.objects.scoped(world.theo).count() % 3 == 0:
                make_proposal(world, row)
        assert theo.get("/requests/").content.decode().count('class="item"') == wanted
        asked = statements(theo, "/requests/")
        # PostgreSQL is told the organisation besides; that is no question about requests.
        counts.append(len([sql for sql in asked if "set_config" not in sql]))
    assert counts[0] == counts[1]
    assert counts[0] <= 8


def test_what_a_person_asked_for_reaches_the_coach_before_and_after(
    world: World, client_for: ClientFor
) -> None:
    row = make_request(
        world, "Max", words="I work nights.", wants=["housing"], wishes={"modes": ["text"]}
    )
    proposal = make_proposal(world, row)
    cora = client_for(world.cora)
    page = cora.get("/proposals/").content.decode()
    assert "I work nights." in page
    assert "In their words" in page
    cora.post(f"/proposals/{proposal.pk}/answer/", {"say": "yes"})
    assert cora.get(f"/people/{row.person_id}/").status_code == 404
    client_for(world.theo).post(f"/proposals/{proposal.pk}/told/", {"say": "yes"})
    record = cora.get(f"/people/{row.person_id}/").content.decode()
    for words in ("I work nights.", "Asked for a coach", "Housing", "Cora L. became their coach"):
        assert words in record
    assert "Has a coach, first contact to come" in record
    assert "Has a coach, first contact to come" in cora.get("/people/").content.decode()


def test_words_of_who_wants_another_coach_stay_with_the_supervisor(
    world: World, client_for: ClientFor
) -> None:
    row = ask_again(world.june_person, world.june, words="Dana talks too fast.")
    make_proposal(world, row)
    assert "too fast" in client_for(world.theo).get(f"/requests/{row.pk}/").content.decode()
    assert "too fast" not in client_for(world.cora).get("/proposals/").content.decode()
    record = client_for(world.dana).get(f"/people/{world.june_person.pk}/").content.decode()
    assert "too fast" not in record
