"""
The main tasks by keyboard alone, at a desk.

Given a coach and a person who use no mouse, when the coach logs a contact and the person checks
in and asks for a call, then every stop can be seen, stops come in the order of the page, and
what was left out takes the focus.
"""

import pytest
from playwright.sync_api import Locator

from alongside.cli.sample.cast import PASSWORD
from tests.journeys.conftest import DESK, Opens
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.once
MOST_STOPS = 120
# A stop is seen by a line around it, or around what stands for it (the words of a radio).
SEEN = """
() => {
  const at = document.activeElement;
  return at.matches(":focus-visible") && [at, at.nextElementSibling].some((one) => {
    const style = one ? getComputedStyle(one) : {outlineStyle: "none"};
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });
}
"""
# Stops come in the order of the page unless somebody numbers them.
OUT_OF_ORDER = 'document.querySelectorAll(\'[tabindex]:not([tabindex="0"]):not([tabindex^="-"])\')'


def test_a_coach_logs_a_contact_with_no_mouse(opens: Opens) -> None:
    dana = opens(DESK)
    dana.goes_to("/accounts/login/")
    _signs_in(dana, "dana@example.org")
    dana.page.wait_for_url("**/today/")
    dana.looks()
    _first_stop_leads_to_the_content(dana)
    _goes_on_to(dana, dana.page.locator(".items .item a", has_text="Log contact").first)
    dana.page.keyboard.press("Enter")
    dana.page.wait_for_url("**/contact/*")
    dana.looks()
    _goes_on_to(dana, dana.page.locator("input[name=outcome]:checked"))
    dana.page.keyboard.press("ArrowRight")
    dana.page.keyboard.press("ArrowLeft")
    _goes_on_to(dana, dana.page.locator("textarea[name=note]"))
    dana.page.keyboard.type("We talked about the list, by keyboard.")
    _goes_on_to(dana, dana.page.locator("main button[type=submit]", has_text="Save").first)
    dana.page.keyboard.press("Enter")
    dana.page.wait_for_url("**saved=contact**")
    dana.looks()


def test_a_person_checks_in_and_asks_for_a_call_with_no_mouse(opens: Opens) -> None:
    person = opens(DESK)
    person.goes_to("/accounts/login/")
    _signs_in(person, "june@example.org")
    person.page.wait_for_url("**/me/")
    person.goes_to("/me/check-in/")
    _sends(person)
    person.page.locator(".error-summary").wait_for()
    person.looks()
    assert person.page.evaluate("document.activeElement.className") == "error-summary"
    person.page.keyboard.press("Tab")
    person.page.keyboard.press("Enter")
    assert person.page.evaluate("document.activeElement.name") == "day"
    person.page.keyboard.press("Space")
    _goes_on_to(person, person.page.locator("input[name=please_call]"))
    person.page.keyboard.press("Space")
    _sends(person)
    person.page.wait_for_url("**saved=check-in**")
    person.looks()


def _signs_in(visitor: Visitor, login: str) -> None:
    _goes_on_to(visitor, visitor.page.locator("input[name=login]"))
    visitor.page.keyboard.type(login)
    _goes_on_to(visitor, visitor.page.locator("input[name=password]"))
    visitor.page.keyboard.type(PASSWORD)
    visitor.page.keyboard.press("Enter")


def _sends(person: Visitor) -> None:
    _goes_on_to(person, person.page.locator("main button[type=submit]", has_text="Send").first)
    person.page.keyboard.press("Enter")


def _first_stop_leads_to_the_content(visitor: Visitor) -> None:
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("document.activeElement.getAttribute('href')") == "#main"


def _goes_on_to(visitor: Visitor, wanted: Locator) -> None:
    """Tab forward until it is there; every stop on the way is seen, and none jumps the order."""
    assert visitor.page.evaluate(f"{OUT_OF_ORDER}.length") == 0
    passed = []
    for _ in range(MOST_STOPS):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        visitor.page.keyboard.press("Tab")
        name = visitor.page.evaluate("document.activeElement.outerHTML.slice(0, 90)")
        passed.append(name)
        assert visitor.page.evaluate(SEEN), f"{visitor.page.url}: nobody sees the focus on {name}"
    raise AssertionError(f"{visitor.page.url}: not reached by {passed}")
