"""Everybody may read the notice; a person sees it before their own pages."""

import copy
import datetime as dt
import io
from typing import Any

import pypdf
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.core import clock
from alongside.core.ids import new_id
from alongside.people.models import Membership
from alongside.people.queries.actors import actor_for
from alongside.people.tests import factories
from alongside.privacy import notice
from alongside.privacy.models import FundraisingOptOut, NoticeSeen
from alongside.privacy.queries import fundraising
from tests.fixtures.people import ClientFor, World, sign_in
from tests.reading import grade

pytestmark = pytest.mark.django_db
FACTS = {
    "program": "Harbor", "contact": "Priya S.", "phone": "860 555 0100",
    "email": "privacy@example.org", "day": "Nov 1, 2026",
}  # fmt: skip
VERSIONS = list(notice._versions().items())
TEXTS = [(v, tongue, data[tongue]) for v, data in VERSIONS for tongue in ("en", "es")]
HEADER = """This notice describes:
• HOW HEALTH INFORMATION ABOUT YOU MAY BE USED AND DISCLOSED
• YOUR RIGHTS WITH RESPECT TO YOUR HEALTH INFORMATION
• HOW TO FILE A COMPLAINT CONCERNING A VIOLATION OF THE PRIVACY OR SECURITY OF YOUR HEALTH INFORMATION, OR OF YOUR RIGHTS CONCERNING YOUR INFORMATION
YOU HAVE A RIGHT TO A COPY OF THIS NOTICE (IN PAPER OR ELECTRONIC FORM) AND TO DISCUSS IT WITH {contact} AT {phone} AND {email} IF YOU HAVE ANY QUESTIONS."""  # noqa: E501 - the law's own lines


@pytest.mark.parametrize(("version", "tongue", "text"), TEXTS, ids=lambda v: str(v)[:8])
def test_p2_44_every_block_is_there_and_filled(
    version: str, tongue: str, text: dict[str, Any]
) -> None:
    assert notice.missing(text, FACTS) == []


@pytest.mark.parametrize(("version", "tongue", "text"), TEXTS, ids=lambda v: str(v)[:8])
def test_mn_07_the_notice_says_that_nothing_is_sold(
    version: str, tongue: str, text: dict[str, Any]
) -> None:
    blocks = {b["key"]: " ".join(b["lines"]) for part in text["parts"] for b in part["blocks"]}
    for word in {"en": ("never sell", "ads"), "es": ("Nunca vendemos", "anuncios")}[tongue]:
        assert word in blocks["never_sold"]


@pytest.mark.parametrize("key", ["title", "header", *notice.BLOCKS])
def test_p2_44_a_block_that_is_taken_away_is_found(key: str) -> None:
    text = copy.deepcopy(TEXTS[0][2])
    text.pop(key, None)
    for part in text["parts"]:
        part["blocks"] = [one for one in part["blocks"] if one["key"] != key]
    assert notice.missing(text, FACTS) == [key]


@pytest.mark.parametrize("fact", ["phone", "email"])
def test_p2_44_a_fact_the_program_has_not_given_is_found(fact: str) -> None:
    assert notice.missing(TEXTS[0][2], {**FACTS, fact: ""}) == ["header", "contact"]


@pytest.mark.parametrize("version", [v for v, _data in VERSIONS])
def test_p2_44_the_header_is_that_of_the_rule(version: str) -> None:
    text = dict(VERSIONS)[version]["en"]
    assert "\n".join(text["header"]) == HEADER
    assert text["title"] == "Notice of Privacy Practices of {program}"


def test_the_notice_reads_at_grade_eight_or_below() -> None:
    parts = TEXTS[0][2]["parts"]
    words = " ".join(line for p in parts for b in p["blocks"] for line in b["lines"])
    assert grade(words.format(**FACTS)) <= 8


def test_p2_45_anybody_reads_it_without_a_cookie(world: World) -> None:
    client = Client()
    page, paper = client.get("/privacy-notice/"), client.get("/privacy-notice/?as=pdf")
    assert b"Notice of Privacy Practices of Harbor" in page.content
    assert not page.cookies
    assert not paper.cookies
    text = pypdf.PdfReader(io.BytesIO(paper.content)).pages[0].extract_text()
    assert "HOW HEALTH INFORMATION ABOUT YOU MAY BE USED" in text


def unseen(world: World) -> Membership:
    return factories.give_account(world.sam_person, has_seen_notice=False)


@pytest.mark.parametrize("page", ["/me/", "/me/plan/", "/me/check-in/", "/home/", "/me/copy/"])
def test_p2_45_a_person_sees_it_before_any_other_page(world: World, page: str) -> None:
    client = sign_in(unseen(world))
    sent = client.get(page)
    assert sent.status_code == 302
    assert sent["Location"].startswith("/me/notice/?next=")
    shown = client.get(sent["Location"])
    assert b"I have seen it" in shown.content


def test_p2_45_what_was_seen_is_kept_with_its_version_and_shown_once(world: World) -> None:
    member = unseen(world)
    client = sign_in(member)
    for _twice in range(2):
        assert client.post("/me/notice/?next=/me/plan/", {"do": "seen"})["Location"] == "/me/plan/"
    seen = NoticeSeen.objects.scoped(actor_for(member)).get()
    assert (seen.version, seen.person_id) == (notice.in_force(), world.sam_person.pk)
    assert client.get("/me/plan/").status_code == 200


def test_p2_45_help_does_not_hang_on_saying_so(world: World) -> None:
    client = sign_in(unseen(world))
    assert client.post("/me/notice/?next=/me/", {"do": "later"}).status_code == 302
    assert client.get("/me/").status_code == 200
    assert not NoticeSeen.objects.across_organisations("test").exists()
    assert client.get("/me/notice/").status_code == 200


def test_p2_45_pages_for_everybody_and_what_is_being_sent_go_through(world: World) -> None:
    client = sign_in(unseen(world))
    assert client.get("/help/").status_code == 200
    sent = client.post("/me/complaint/", {"key": str(new_id()), "words": "It was loud."})
    assert sent["Location"].startswith("/me/asks/")


@pytest.mark.parametrize("who", ["dana", "theo", "ada", "priya"])
def test_staff_are_not_asked(world: World, client_for: ClientFor, who: str) -> None:
    answer = client_for(getattr(world, who)).get("/home/")
    assert "/me/notice/" not in answer["Location"]


def test_whoever_has_seen_it_costs_no_question_to_the_database(
    world: World, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_for(world.june)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/me/plan/").status_code == 200
        return len(queries)

    cost()
    with_it = cost()
    monkeypatch.setattr(
        "alongside.privacy.middleware.NoticeMiddleware.process_view", lambda *_a: None
    )
    assert cost() == with_it


def test_p2_46_a_new_version_counts_from_its_day_and_is_shown_then(
    world: World, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = notice._versions()
    later = {**now["2026-11"], "effective_on": dt.date(2027, 1, 1)}
    monkeypatch.setattr(notice, "_versions", lambda: {**now, "2027-01": later})
    client = client_for(world.june)
    assert client.get("/me/plan/").status_code == 200
    with clock.frozen(dt.datetime(2027, 1, 1, 12, tzinfo=dt.UTC)):
        fresh = client_for(world.june)
        assert fresh.get("/me/plan/")["Location"].startswith("/me/notice/")
        fresh.post("/me/notice/", {"do": "seen"})
        assert fresh.get("/me/plan/").status_code == 200


def test_the_desk_says_what_the_notice_lacks_and_fills_it(
    world: World, client_for: ClientFor
) -> None:
    ada = client_for(world.ada)
    assert b"not whole yet" in ada.get("/desk/notice/").content
    given = {"contact": "Priya S.", "phone": "860 555 0100", "email": "privacy@example.org"}
    assert ada.post("/desk/notice/", {**given, "email": ""}).status_code == 422
    assert ada.post("/desk/notice/", given).status_code == 302
    assert b"not whole yet" not in ada.get("/desk/notice/").content
    assert b"privacy@example.org" in Client().get("/privacy-notice/").content


def test_p2_69_asking_for_money_is_off_and_a_no_is_kept(
    world: World, client_for: ClientFor
) -> None:
    june = client_for(world.june)
    ask = fundraising.may_be_asked
    assert not ask(world.june_person, by=world.system)
    assert ask(world.june_person, by=world.system, is_done=True)
    for _twice in range(2):
        assert june.post("/me/fundraising/", {"stop": "yes"}).status_code == 302
    assert FundraisingOptOut.objects.scoped(world.june).count() == 1
    assert not ask(world.june_person, by=world.system, is_done=True)
    june.post("/me/fundraising/", {"stop": "no"})
    assert ask(world.june_person, by=world.system, is_done=True)
