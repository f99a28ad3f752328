"""The plan on paper, on a card and as a file says nothing to a stranger."""

import json
import re

import pytest

from alongside.coaching.commands import plans, steps
from alongside.coaching.models import Plan
from alongside.coaching.tests.plans import june_plan, the_goal
from alongside.core import clock
from alongside.core.models import AuditEvent
from alongside.ui.words import indiscreet
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(world: World) -> Plan:
    plan = june_plan(world)
    supports = "My sister Ana\nSponsor from NA\nThe library\nMarcus"
    return plans.change_plan(plan=plan, supports=supports, strengths="Patient", by=world.june)


def _card(page: str) -> str:
    found = re.search(r"<article.*?</article>", page, re.S)
    assert found
    return found[0]


def test_the_card_leaves_off_words_that_tell_too_much(
    world: World, client_for: ClientFor, plan: Plan
) -> None:
    steps.add_step(goal=the_goal(world), words="Ask about treatment", owner="person", by=world.june)
    page = client_for(world.june).get("/me/plan/card/").content.decode()
    card = _card(page)
    assert not indiscreet(card)
    assert "alongside" not in card.lower()
    assert world.organisation.name not in card
    for word in ("Bring ID to Bayview", "My sister Ana", "The library", "988"):
        assert word in card
    assert "June" not in card
    assert "2 lines are left off" in page


def test_titles_and_file_names_are_neutral(world: World, client_for: ClientFor, plan: Plan) -> None:
    june = client_for(world.june)
    for page in ("", "print/", "card/", "history/", "edit/", "copy/"):
        text = june.get(f"/me/plan/{page}").content.decode()
        title = re.search(r"<title>(.*?)</title>", text)
        assert title
        assert not indiscreet(title[1])
        assert "June" not in title[1]
    for kind in ("html", "json"):
        answer = june.get(f"/me/plan/copy/?as={kind}")
        assert answer["Content-Disposition"] == f'attachment; filename="my-plan.{kind}"'


def test_the_copy_holds_the_whole_plan(world: World, client_for: ClientFor, plan: Plan) -> None:
    june = client_for(world.june)
    copy = json.loads(june.get("/me/plan/copy/?as=json").content)
    assert copy["version"] == plan.version
    assert copy["strengths"] == "Patient"
    assert [s["words"] for s in copy["goals"][0]["steps"]] == [
        "Bring ID to Bayview",
        "Call Bayview",
    ]
    read = june.get("/me/plan/copy/").content.decode()
    assert "A place of my own" in read
    assert "src=" not in read  # the file needs nothing else
    assert AuditEvent.objects.filter(action="plan.exported").count() == 2
    dana = client_for(world.dana)
    assert dana.get("/me/plan/copy/").status_code == 404


def test_paper_says_no_today_and_history_says_who(
    world: World, client_for: ClientFor, plan: Plan
) -> None:
    due = clock.now().date()
    steps.add_step(goal=the_goal(world), words="Sign", owner="person", due_date=due, by=world.june)
    june, dana = client_for(world.june), client_for(world.dana)
    base = f"/people/{world.june_person.pk}/plan/"
    assert "me, today" in june.get("/me/plan/").content.decode()
    for page in (june.get("/me/plan/print/"), june.get("/me/plan/copy/")):
        assert "me, by Nov 24, 2026" in page.content.decode()
    assert "· you" in june.get("/me/plan/history/").content.decode()
    assert "· Dana R." in june.get("/me/plan/history/").content.decode()
    assert "· June" in dana.get(f"{base}history/").content.decode()


@pytest.mark.parametrize("page", ["print/", "card/"])
def test_help_and_the_way_out_are_on_pages_for_paper_too(
    world: World, client_for: ClientFor, plan: Plan, page: str
) -> None:
    text = client_for(world.june).get(f"/me/plan/{page}").content.decode()
    assert 'href="/help/"' in text
    assert "data-exit" in text
    assert text.index('class="paper-top no-print"') < text.index('href="/help/"')
