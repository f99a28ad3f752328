"""A coach makes a form with June; she reads it, signs it with her name, and stops it again."""

import re

from alongside.cli.sample.cast import PASSWORD
from tests.journeys.conftest import PHONE, Opens
from tests.journeys.visitor import Visitor

THERE = "Elm Street Clinic"


def test_june_signs_what_her_coach_wrote_and_stops_it_in_two_taps(opens: Opens) -> None:
    dana, june = opens(PHONE), opens(PHONE)
    address = _writes_a_form(dana)
    june.signs_in("june@example.org")
    june.presses("What I share", within="main")
    _reads_and_signs(june, address)
    june.sees("In force", "June Abbott signed")
    assert _saves_a_copy(june) == "document.pdf"
    _stops_in_two_taps(june, address)
    dana.goes_to(f"/people/{address}")
    dana.sees("Stopped")


def test_the_pages_of_coach_and_desk_meet_axe_on_a_phone(opens: Opens) -> None:
    dana, pat = opens(PHONE), opens(PHONE)
    address = _writes_a_form(dana)
    for page in (f"/people/{address}sign/", f"/people/{address}stop/", "/desk/recipients/"):
        dana.goes_to(page)
    person = address.split("/")[0]
    for kind in ("tpo", "legal", "justice", "research", "intermediary", "contact"):
        dana.goes_to(f"/people/{person}/sharing/new/{kind}/")
    pat.signs_in("pat@example.org")
    pat.goes_to("/desk/minors/")
    pat.goes_to("/desk/recipients/")
    pat.presses("Elm Street Clinic", within="main")


def test_june_signs_without_script(opens: Opens) -> None:
    june = opens(PHONE, script=False)
    june.page.goto(june.origin + "/accounts/login/")
    june.page.get_by_label("E-mail, phone or sign-in name").fill("june@example.org")
    june.page.get_by_label("Password", exact=True).fill(PASSWORD)
    june.page.locator("main").get_by_role("button", name="Sign in", exact=True).click()
    june.page.goto(june.origin + "/me/sharing/")
    june.page.get_by_role("link", name="Hartford Homes").click()
    june.page.get_by_role("link", name="Go on to sign").click()
    june.page.get_by_label("Password", exact=True).fill(PASSWORD)
    june.page.locator("main").get_by_role("button").first.click()
    assert not june.page.locator("canvas").is_visible()
    june.page.get_by_label("Your name").fill("June Abbott")
    june.page.get_by_label("I have read this, and I sign it").check()
    june.page.get_by_role("button", name="Sign", exact=True).click()
    june.sees("In force", "typed name")


def _writes_a_form(dana: Visitor) -> str:
    dana.signs_in("dana@example.org")
    dana.goes_to("/people/")
    dana.presses("June A.", within="main")
    dana.presses("What June agreed to share", within="main")
    dana.presses("Share with somebody named", within="main")
    dana.picks("My next appointments")
    dana.picks(THERE)
    dana.picks("So that they and my coach can help me together")
    dana.picks("On a date")
    dana.fills("Last day", "2027-03-01")
    dana.presses("Write the form", within="main")
    dana.sees("Not signed", THERE)
    found = re.search(r"/people/(.+)$", dana.page.url)
    assert found
    return found[1]


def _reads_and_signs(june: Visitor, address: str) -> None:
    waiting = june.page.locator("section[aria-labelledby=waiting]")
    waiting.get_by_role("link", name=THERE).click()
    june.looks()
    june.sees("My next appointments", "So that they and my coach can help me together")
    june.presses("Go on to sign", within="main")
    june.page.get_by_label("Password", exact=True).fill(PASSWORD)
    june.page.locator("main").get_by_role("button").first.click()
    june.looks()
    act = june.page.get_by_label("I have read this, and I sign it")
    assert not act.is_checked()
    june.presses("Sign", within="main")
    june.sees("Type your name.")
    june.fills("Your name", "June Abbott")
    june.picks("I have read this, and I sign it")
    june.presses("Sign", within="main")


def _saves_a_copy(june: Visitor) -> str:
    with june.page.expect_download() as download:
        june.page.get_by_role("link", name="Save a copy").click()
    return download.value.suggested_filename


def _stops_in_two_taps(june: Visitor, address: str) -> None:
    june.goes_to("/me/sharing/")
    consent = address.rstrip("/").rsplit("/", 1)[-1]
    with june.page.expect_navigation():
        june.page.locator(f"a[href$='{consent}/']").click()
    june.looks()
    june.presses("Stop sharing", within="main")
    june.sees("Stopped", "By the person, signed in")
