"""The plan's pages: for the person, for their coach, and nothing there for a stranger."""

import pytest

from alongside.coaching.models import Goal, Plan
from alongside.coaching.tests.plans import june_plan
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(world: World) -> Plan:
    return june_plan(world)


TAILS = ["", "print/", "card/", "history/", "history/2/"]
WRITING = ["edit/", "goals/new/", "goals/{goal}/", "goals/{goal}/steps/new/"]


def _pages(world: World, base: str, tails: list[str]) -> list[str]:
    goal = Goal.objects.scoped(world.june).get()
    return [base + tail.format(goal=goal.pk) for tail in tails]


@pytest.mark.parametrize("who", ["dana", "cora", "theo"])
def test_those_who_work_with_june_read_her_plan(
    world: World, client_for: ClientFor, plan: Plan, who: str
) -> None:
    client = client_for(getattr(world, who))
    for page in _pages(world, f"/people/{world.june_person.pk}/plan/", TAILS):
        assert client.get(page).status_code == 200, page


@pytest.mark.parametrize("who", ["ray", "wil", "nora", "petra", "ada", "priya", "eve"])
def test_a_stranger_gets_the_answer_for_nothing_there(
    world: World, client_for: ClientFor, plan: Plan, who: str
) -> None:
    client = client_for(getattr(world, who))
    for page in _pages(world, f"/people/{world.june_person.pk}/plan/", TAILS + WRITING):
        nothing = page.replace(str(world.june_person.pk), str(plan.pk))
        stranger, nobody = client.get(page), client.get(nothing)
        assert stranger.status_code == nobody.status_code == 404, page


def test_june_opens_every_page_of_her_own_plan(
    world: World, client_for: ClientFor, plan: Plan
) -> None:
    client = client_for(world.june)
    for page in _pages(world, "/me/plan/", [*TAILS, *WRITING, "copy/", "copy/?as=json"]):
        assert client.get(page).status_code == 200, page


def test_a_supervisor_reads_and_does_not_write(
    world: World, client_for: ClientFor, plan: Plan
) -> None:
    client = client_for(world.theo)
    page = client.get(f"/people/{world.june_person.pk}/plan/").content.decode()
    assert "Add a goal" not in page
    for page in _pages(world, f"/people/{world.june_person.pk}/plan/", WRITING):
        assert client.get(page).status_code == 404
