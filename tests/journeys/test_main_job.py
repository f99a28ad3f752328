"""
The main job: ask for support, be proposed a coach, both say yes, a first plan, a contact, and a
check-in that asks for a call stands on top of the coach's Today.
"""

import re

import pytest

from tests.journeys.conftest import DESK, PHONE, Opens
from tests.journeys.visitor import Visitor

SECRET = "a long walk by the river"


@pytest.mark.parametrize(("width", "name"), [(PHONE, "Robin"), (DESK, "Avery")])
def test_from_asking_for_support_to_the_top_of_today(opens: Opens, width: int, name: str) -> None:
    person, theo, dana = opens(width), opens(width), opens(width)
    login = _asks_for_support(person, name)
    _proposes_dana(theo, name)
    _coach_says_yes(dana, name)
    _person_says_yes(person, login)
    _makes_a_plan(dana, name)
    taps = _logs_a_contact(dana, name)
    assert taps <= 6
    _checks_in(person)
    _calls_who_waited_longer(dana, name)
    first = dana.page.locator(".items .item").first
    assert name in first.inner_text()
    assert "Asked for a call" in first.inner_text()


def _calls_who_waited_longer(dana: Visitor, name: str) -> None:
    """Whoever asked before comes first: they are called first, and then it is this one's turn."""
    dana.goes_to("/today/")
    while name not in (row := dana.page.locator(".items .item").first).inner_text():
        assert "Asked for a call" in row.inner_text(), "only an earlier call goes before this one"
        dana.follows(row.get_by_role("link", name=re.compile("Log contact")))
        dana.presses("Save", within="main")
        dana.goes_to("/today/")


def _asks_for_support(person: Visitor, name: str) -> str:
    person.goes_to("/ask/")
    person.fills("First name", name)
    person.picks("Housing")
    person.fills("Phone", "860 555 0199")
    person.presses("Ask for support", within="main")
    found = re.search(r"\b[a-z]+-[a-z]+-\d{4}\b", person.page.locator("main").inner_text())
    assert found, "a private sign-in name is given"
    person.page.get_by_label(re.compile("assword")).first.fill(SECRET)
    person.presses("Make my sign-in", within="main")
    return found[0]


def _proposes_dana(theo: Visitor, name: str) -> None:
    theo.signs_in("theo@example.org")
    theo.goes_to("/requests/")
    theo.presses(name, within="main")
    coach = theo.page.locator("li, article, section", has_text="Dana R.").last
    theo.follows(coach.get_by_role("button", name=re.compile("Propose")).first)


def _coach_says_yes(dana: Visitor, name: str) -> None:
    dana.signs_in("dana@example.org")
    dana.goes_to("/proposals/")
    dana.sees(name)
    dana.presses("Yes", within="main")


def _person_says_yes(person: Visitor, login: str) -> None:
    person.signs_in(login, SECRET)
    person.sees("Notice of Privacy Practices")
    person.presses("I have seen it", within="main")
    person.goes_to("/me/coach/")
    person.sees("Dana R.")
    person.presses("Yes", within="main")


def _makes_a_plan(dana: Visitor, name: str) -> None:
    dana.goes_to("/people/")
    dana.presses(name, within="main")
    plan = dana.page.locator("section[aria-labelledby=plan]")
    dana.follows(plan.get_by_role("link", name="Open"))
    dana.presses("Start the plan", within="main")
    dana.presses("Add a goal", within="main")
    dana.page.locator("main textarea, main input[type=text]").first.fill("A place of my own")
    dana.page.locator("main select").first.select_option("housing")
    dana.presses("Save", within="main")
    dana.sees("A place of my own")


def _logs_a_contact(dana: Visitor, name: str) -> int:
    dana.goes_to("/today/")
    row = dana.page.locator(".item", has_text=name)
    dana.follows(row.get_by_role("link", name=re.compile("Log contact")))
    taps = 1
    for choice in ("We talked", "Phone", "30", "Housing"):
        dana.picks(choice)
        taps += 1
    dana.presses("Save", within="main")
    return taps + 1


def _checks_in(person: Visitor) -> None:
    person.goes_to("/me/check-in/")
    person.picks("Rough")
    person.picks("Please call me")
    person.presses("Send", within="main")
