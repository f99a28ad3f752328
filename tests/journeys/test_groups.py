"""
A group session from invitation to attendance, a mentor asked, accepted and ended, and a paper
that shows June was there.
"""

import datetime as dt
import re

import pytest

from tests.journeys.conftest import DESK, PHONE, Opens
from tests.journeys.visitor import Visitor

# The clock of the journeys starts at ten in the morning and runs on (tests/journeys/server.py).
TODAY, SOON = "2026-11-24", "10:25"


@pytest.mark.parametrize(("width", "name"), [(PHONE, "Garden hour"), (DESK, "Walking hour")])
def test_from_invitation_to_attendance(opens: Opens, width: int, name: str) -> None:
    dana, june, kiosk = opens(width), opens(width), opens(width)
    _starts_a_group(dana, name)
    _invites_june(dana)
    alias = "Wren"
    code = _joins(june, name, alias)
    door = _opens_the_door(dana)
    _checks_in(kiosk, door, code, alias)
    _counts_the_session(dana, alias)
    june.goes_to("/me/groups/")
    june.sees("When I was there")
    june.presses(name, within="main")
    june.does_not_see("Sparrow")
    june.presses("Leave the group", within="main")
    june.sees("You can come back any time.")


def _starts_a_group(dana: Visitor, name: str) -> None:
    dana.signs_in("dana@example.org")
    dana.goes_to("/groups/")
    dana.presses("Start a group", within="main")
    dana.presses("Start the group", within="main")  # nothing filled in: told what is missing
    dana.sees("things need another look")
    dana.fills("Name of the group", name)
    dana.fills("First day", TODAY)
    dana.page.get_by_label("Time", exact=True).fill(SOON)
    dana.fills("How many times", "4")
    dana.fills("Place", "The garden")
    dana.presses("Start the group", within="main")
    dana.sees("Invite people next.", "The garden")


def _invites_june(dana: Visitor) -> None:
    dana.presses("Invite somebody", within="main")
    dana.page.get_by_label("Who").select_option(label="June A.")
    dana.presses("Invite", within="main form")
    dana.sees("They are invited.", "1 invitation waits for an answer.")


def _joins(june: Visitor, name: str, alias: str) -> str:
    june.signs_in("june@example.org")
    june.goes_to("/me/")
    june.presses("My groups", within="main")
    june.presses("Look and join", within="main")
    june.sees(name, "I do not tell anyone who is in this group")
    june.page.get_by_text("I agree to this").click()
    june.fills("What shall we call you there?", alias)
    june.presses("Join", within="main form")
    june.sees("You are in. Welcome.")
    found = re.search(r"code at the door: (\d{4})", june.page.locator("main").inner_text())
    assert found, "everybody has a code of their own"
    return found[1]


def _opens_the_door(dana: Visitor) -> str:
    dana.page.reload()
    dana.presses("Who came", within="main")
    dana.presses("Open the page at the door", within="main")
    address = dana.page.get_by_role("link", name="The page at the door").get_attribute("href")
    assert address
    return address.removeprefix(dana.origin)


def _checks_in(kiosk: Visitor, door: str, code: str, alias: str) -> None:
    kiosk.goes_to(door)
    kiosk.fills("Your code", "0x00")
    kiosk.presses("I am here", within="main")
    kiosk.sees("We did not find this code.")
    kiosk.fills("Your code", code)
    kiosk.presses("I am here", within="main")
    kiosk.sees("You are checked in.")
    kiosk.does_not_see(alias)
    assert not kiosk.page.context.cookies()


def _counts_the_session(dana: Visitor, alias: str) -> None:
    dana.page.reload()
    ticked = dana.page.get_by_role("checkbox", name=re.compile(alias))
    assert ticked.is_checked(), "who checked in at the door is on the list"
    dana.page.get_by_text("The session is over: count the hours").click()
    dana.presses("Save the list", within="main")
    dana.sees("This session is counted. 1 person came.")


def test_a_mentor_is_asked_accepts_and_it_ends(opens: Opens) -> None:
    june, ray = opens(PHONE), opens(DESK)
    _offers(ray)
    june.signs_in("june@example.org")
    june.goes_to("/me/mentors/")
    june.sees("Sparrow", "I make good tea.")
    june.does_not_see("Ray")
    june.follows(june.page.get_by_role("link", name="Ask Sparrow"))
    june.fills("How can they reach you?", "860 555 0142, after four")
    june.presses("Ask", within="main form")
    june.sees("has not answered yet")
    _says_yes(ray)
    june.goes_to("/me/mentors/")
    june.sees("You both said yes", "860 555 0177, text first")
    june.presses("End this", within="main")
    june.sees("This has ended. What you shared is erased.")
    june.does_not_see("860 555 0177")
    ray.goes_to("/me/mentors/")
    ray.does_not_see("860 555 0142")


def _offers(ray: Visitor) -> None:
    ray.signs_in("ray@example.org")
    ray.goes_to("/me/mentors/")
    ray.presses("Offer to be a mentor", within="main")
    ray.picks("Text")
    ray.fills("A few words about you", "I make good tea.")
    ray.presses("Offer it", within="main")
    ray.sees("People in the group can ask you now.")


def _says_yes(ray: Visitor) -> None:
    ray.goes_to("/me/mentors/")
    ray.sees("Juniper", "asks you to be a mentor")
    ray.does_not_see("860 555 0142")
    ray.presses("Say yes", within="main")
    ray.fills("How can they reach you?", "860 555 0177, text first")
    ray.presses("Say yes", within="main form")
    ray.sees("You both said yes", "860 555 0142, after four")


def test_june_shows_a_paper_that_can_be_checked_and_taken_back(opens: Opens) -> None:
    june, court = opens(PHONE), opens(DESK)
    june.signs_in("june@example.org")
    june.goes_to("/me/attendance/")
    june.fills("From", str(dt.date.fromisoformat(TODAY) - dt.timedelta(days=60)))
    june.fills("To", TODAY)
    june.presses("Make the paper", within="main")
    june.sees("June Abbott", "Harbor")
    june.does_not_see("Evening circle")
    text = june.page.locator("main").inner_text()
    found = re.search(r"Code: ([A-Z0-9-]{14})", text)
    assert found
    total = re.search(r"All together\s+(.+)", text)
    assert total
    court.goes_to("/attendance/")
    court.fills("Code", found[1])
    court.fills("Name on the paper", "june abbott")
    court.presses("Check", within="main form")
    court.sees("This code belongs to a real paper.", "is the one on the paper", total[1].strip())
    court.does_not_see("Abbott")
    june.goes_to("/me/attendance/")
    june.presses("Take it back", within="main")
    court.goes_to(f"/attendance/{found[1]}/")
    court.sees("There is no paper with this code.")
