"""
Closing the loop: a coach refers, June signs, one service declines by its link, a second accepts,
June says that she got it; the loop is closed and counted.
"""

import re

from alongside.cli.sample.cast import PASSWORD
from tests.journeys.conftest import DESK, PHONE, Opens
from tests.journeys.visitor import Visitor

WARM, ELM = "Warming center", "Elm House"


def test_the_second_service_accepts_and_june_got_it(opens: Opens) -> None:
    dana, june, theo = opens(DESK), opens(PHONE), opens(DESK)
    _refers(dana)
    june.signs_in("june@example.org")
    _signs(june)
    warm, elm = _link(dana, WARM), _link(dana, ELM)
    _answers(opens(DESK), warm, "No, we cannot help", why="No room")
    _answers(opens(PHONE, script=False), elm, "Yes, we can help")
    _finds_nothing(opens(PHONE), warm)
    june.goes_to("/me/referrals/")
    june.presses(ELM, within="main")
    june.sees("They said yes")
    june.picks("Yes, I got it")
    june.presses("Send", within="main")
    june.sees("Thank you. Your answer is kept.", "You got it")
    theo.signs_in("theo@example.org")
    theo.goes_to("/referrals/")
    theo.does_not_see(ELM)
    theo.presses("What we learned of services", within="main")
    learned = theo.page.locator("main li", has_text=ELM).inner_text()
    assert "1 of 1 people got it." in learned
    assert "%" not in learned, "no rate of a handful"


def test_a_person_answers_the_questions_alone_and_goes_by_themself(opens: Opens) -> None:
    ray, dana = opens(PHONE), opens(PHONE)
    ray.signs_in("ray@example.org")
    ray.goes_to("/me/needs/")
    ray.picks("Often true")
    ray.presses("Go on", within="main")
    ray.picks("Food")
    ray.presses("Save", within="main")
    ray.sees("What I want help with", "Food")
    dana.signs_in("dana@example.org")
    dana.goes_to("/people/")
    dana.presses("Ray O.", within="main")
    dana.presses("Refer", within="main")
    dana.page.locator("select[name=need]").select_option(label="Food")
    dana.presses("Find services", within="main")
    dana.picks("East Hartford pantry · Open Table")
    dana.picks("They go by themselves")
    dana.picks("Their coach calls them")
    dana.presses("Make the referral", within="main")
    dana.presses("East Hartford pantry", within="main")
    dana.sees("Goes by themselves", "860")
    dana.presses("Print", within="main")
    dana.does_not_see("Ray")
    ray.goes_to("/me/referrals/")
    ray.presses("East Hartford pantry", within="main")
    ray.sees("How I am asked")
    ray.picks("Do not ask me")
    ray.presses("Keep it", within="main")
    ray.sees("Kept. You can change it at any time.")
    ray.picks("No")
    ray.presses("Send", within="main")
    ray.sees("Say why.")


def _refers(dana: Visitor) -> None:
    dana.signs_in("dana@example.org")
    dana.goes_to("/people/")
    dana.presses("June A.", within="main")
    dana.presses("Refer", within="main")
    dana.page.locator("select[name=need]").select_option(
        label="Housing: A room where I can have my son on weekends."
    )
    dana.presses("Find services", within="main")
    for name in (f"{WARM} · Elm Street Shelter", f"{ELM} · Elm Street Shelter"):
        dana.picks(name)
    dana.picks("We tell them, and they answer")
    dana.picks("What I ask them for")
    dana.fills("What to ask them for", "June is looking for a room from the first on.")
    dana.presses("Make the referral", within="main")
    dana.sees("Waits for a signature")


def _signs(june: Visitor) -> None:
    june.goes_to("/me/referrals/")
    june.presses(ELM, within="main")
    june.presses("Read the form and sign", within="main")
    june.sees("June is looking for a room", WARM, ELM)
    june.presses("Go on to sign", within="main")
    june.page.get_by_label("Password", exact=True).fill(PASSWORD)
    june.page.locator("main").get_by_role("button").first.click()
    june.looks()
    june.fills("Your name", "June Abbott")
    june.picks("I have read this, and I sign it")
    june.presses("Sign", within="main")
    june.sees("In force")


def _link(dana: Visitor, name: str) -> str:
    dana.goes_to("/people/")
    dana.presses("June A.", within="main")
    dana.presses("Referrals", within="main")
    dana.presses(name, within="main")
    dana.sees("Signed, not sent yet")
    dana.presses("Make a link", within="main")
    found = re.search(r"/answer/[\w-]{40,}/", dana.page.locator("main").inner_text())
    assert found
    return found[0]


def _answers(partner: Visitor, address: str, words: str, why: str = "") -> None:
    if partner.page.context.pages and why:
        partner.goes_to(address)
    else:  # without a script axe has nothing to run in
        partner.page.goto(partner.origin + address)
    partner.does_not_see("June")
    partner.page.get_by_role("button", name="I work there: open it").click()
    partner.sees("June Abbott", "42 CFR part 2", "June is looking for a room")
    partner.picks(words)
    if why:
        partner.looks()
        partner.page.locator("select[name=why]").select_option(label=why)
    partner.page.get_by_role("button", name="Send the answer").click()
    partner.sees("Thank you. Your answer is kept.")


def _finds_nothing(partner: Visitor, address: str) -> None:
    partner.goes_to(address)
    partner.presses("I work there: open it", within="main")
    partner.sees("This link does not open anything")
    partner.does_not_see("June")
