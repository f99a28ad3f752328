"""The plan's forms: nothing typed is lost, nothing is made twice, nobody is sent away."""

import pytest
from django.test import Client

from alongside.coaching.commands import goals, plans
from alongside.coaching.models import Goal, Plan, PlanAgreement, PlanVersion
from alongside.coaching.tests.plans import a_step, june_plan, the_goal
from alongside.core.ids import new_id
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db
WORDS = {"strengths": "Patient", "supports": "", "hard_days": "", "review_on": ""}


@pytest.fixture
def plan(world: World) -> Plan:
    return june_plan(world)


@pytest.fixture
def june(client_for: ClientFor, world: World) -> Client:
    return client_for(world.june)


def test_a_stale_form_shows_both_texts_and_can_be_sent_again(
    world: World, june: Client, plan: Plan
) -> None:
    plans.change_plan(plan=plan, strengths="Dana wrote this", by=world.dana)
    typed = {**WORDS, "strengths": "June wrote this", "version": str(plan.version)}
    answer = june.post("/me/plan/edit/", typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Dana wrote this" in page
    assert page.count("June wrote this") == 2  # beside the other, and still in its field
    plan.refresh_from_db()
    assert f'name="version" value="{plan.version}"' in page
    again = june.post("/me/plan/edit/", {**typed, "version": str(plan.version)})
    assert again.status_code == 302
    plan.refresh_from_db()
    assert plan.strengths == "June wrote this"


@pytest.mark.parametrize("version", ["", "0", "-1", "abc", "9" * 30, "٣"])
def test_a_forged_version_counts_as_stale(june: Client, plan: Plan, version: str) -> None:
    assert june.post("/me/plan/edit/", {**WORDS, "version": version}).status_code == 409


def test_what_was_typed_comes_back_with_what_is_wrong(june: Client, plan: Plan) -> None:
    answer = june.post("/me/plan/goals/new/", {"words": "Work I can walk to", "domain": ""})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Work I can walk to" in page
    assert "Choose what it is about." in page
    for bad in ({"words": "x" * 501}, {"words": "bell \x07"}, {"due_date": "2200-01-01"}):
        data = {"words": "Ask at the shop", "owner": "person", **bad}
        assert june.post(f"/me/plan/goals/{_goal_id()}/steps/new/", data).status_code == 422


def _goal_id() -> object:
    return Goal._base_manager.get().pk


def test_sending_a_form_twice_makes_one_goal(june: Client, plan: Plan) -> None:
    data = {"words": "Work", "domain": "work", "key": str(new_id())}
    for _twice in range(2):
        assert june.post("/me/plan/goals/new/", data).status_code == 302
    assert Goal._base_manager.count() == 2


def test_a_tick_goes_back_to_where_it_was_made(world: World, june: Client, plan: Plan) -> None:
    address = f"/steps/{a_step(world, 'person').pk}/"
    answer = june.post(f"{address}?next=/me/%23goal-1", {"done": "yes"})
    assert (answer.status_code, answer["Location"]) == (302, "/me/#goal-1")
    assert a_step(world, "person").state == "done"
    for outside in ("https://example.org/", "//example.org", "javascript:alert(1)"):
        answer = june.post(address, {"state": "open", "next": outside})
        assert answer["Location"] == "/me/plan/"
    assert june.get(address).status_code == 405
    assert june.post(address, {"state": "gone"}).status_code == 422


def test_nobody_else_ticks_junes_step(world: World, client_for: ClientFor, plan: Plan) -> None:
    address = f"/steps/{a_step(world, 'person').pk}/"
    for name in ("ray", "wil", "theo", "petra"):
        assert client_for(getattr(world, name)).post(address, {"done": "yes"}).status_code == 404
    assert client_for(world.meadow.dana).post(address, {"done": "yes"}).status_code == 404
    assert a_step(world, "person").state == "open"


def test_a_goal_of_another_person_is_not_on_this_plan(
    world: World, client_for: ClientFor, plan: Plan
) -> None:
    rays = plans.start_plan(person=world.ray_person, by=world.ray)
    other = goals.add_goal(plan=rays, words="Ray's own", domain="work", by=world.ray)
    base = f"/people/{world.june_person.pk}/plan/goals/"
    dana = client_for(world.dana)
    assert dana.get(f"{base}{the_goal(world).pk}/").status_code == 200
    assert dana.get(f"{base}{other.pk}/").status_code == 404


def test_done_is_progress_and_new_words_ask_for_a_new_yes(
    world: World, june: Client, client_for: ClientFor, plan: Plan
) -> None:
    june.post("/me/plan/agree/", {"number": plan.version})
    assert PlanAgreement._base_manager.count() == 1
    june.post(f"/steps/{a_step(world, 'person').pk}/", {"done": "yes"})
    assert "You agreed on" in june.get("/me/plan/").content.decode()
    client_for(world.dana).post(
        f"/people/{world.june_person.pk}/plan/edit/", {**WORDS, "version": "4"}
    )
    page = june.get("/me/plan/").content.decode()
    assert "Changed since you agreed on" in page
    assert "I agree to this plan" in page


def test_dana_writes_down_what_june_said(world: World, client_for: ClientFor, plan: Plan) -> None:
    dana, base = client_for(world.dana), f"/people/{world.june_person.pk}/plan/"
    dana.post(f"{base}agree/", {"number": plan.version, "said_to_coach": "yes"})
    dana.post(f"{base}agree/", {"number": plan.version})
    page = dana.get(base).content.decode()
    assert "June agreed on Nov 24, 2026, said to their coach." in page
    assert "Dana agreed on Nov 24, 2026." in page
    assert dana.post(f"{base}agree/", {"number": plan.version - 1}).status_code == 409
    assert dana.post(f"{base}agree/", {"number": "four"}).status_code == 422


def test_an_old_version_reads_as_it_was(world: World, june: Client, plan: Plan) -> None:
    goals.change_goal(goal=the_goal(world), words="A flat by May", domain="housing", by=world.june)
    assert PlanVersion._base_manager.filter(plan=plan).count() == 5
    old, new = (june.get(f"/me/plan/history/{n}/").content.decode() for n in (4, 5))
    assert "A place of my own" in old
    assert "A flat by May" in new
    for number in ("6", "0", "9" * 25):
        assert june.get(f"/me/plan/history/{number}/").status_code == 404


def test_history_comes_in_pages(world: World, june: Client, plan: Plan) -> None:
    for number in range(60):
        plans.change_plan(plan=plan, strengths=f"Strength {number}", by=world.june)
    first = june.get("/me/plan/history/").content.decode()
    assert first.count("Read version") == 50
    assert 'href="/me/plan/history/?before=15"' in first
    last = june.get("/me/plan/history/?before=15").content.decode()
    assert last.count("Read version") == 14
    assert "Older changes" not in last
    assert june.get("/me/plan/history/?before=x").content.decode().count("Read version") == 50
