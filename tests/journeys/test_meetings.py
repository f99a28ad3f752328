"""Somebody looks for a meeting on a phone, by themselves and in a hurry."""

import pytest

from tests.journeys.conftest import DESK, PHONE, Opens


@pytest.mark.parametrize("script", [True, False])
def test_a_meeting_in_the_next_hour_near_33130_on_a_phone(opens: Opens, script: bool) -> None:
    visitor = opens(PHONE, script=script)
    visitor.goes_to("/meetings/") if script else visitor.page.goto(f"{visitor.origin}/meetings/")
    visitor.fills("Near", "33130")
    if script:
        visitor.presses("Find meetings")
    else:
        visitor.page.get_by_role("button", name="Find meetings").click()
        visitor.page.wait_for_load_state()
    visitor.sees("starts in", "miles", "Miami, FL", "EST", "Directions")
    first = visitor.page.locator("li.card h3 a").first
    name = first.inner_text()
    first.click()
    visitor.page.wait_for_load_state()
    visitor.sees(name, "Every week", "Where this comes from", "Into my calendar")
    assert visitor.page.title().startswith("Meeting")
    if script:
        visitor.looks()
        visitor.presses("Something here is wrong")
        visitor.picks("The day or time is wrong")
        visitor.presses("Send")
        visitor.sees("Thank you", "Somebody will look at it")


def test_what_was_found_is_printed_and_kept(opens: Opens) -> None:
    visitor = opens(DESK)
    visitor.goes_to("/meetings/")
    visitor.fills("Near", "06106")
    visitor.page.get_by_label("When").select_option("")
    visitor.presses("Find meetings")
    visitor.page.get_by_label("Take along").first.check()
    with visitor.page.expect_download() as kept:
        visitor.page.get_by_role("button", name="Into my calendar").click()
    assert kept.value.path().read_text(encoding="utf-8").count("BEGIN:VEVENT") == 1
    visitor.page.wait_for_timeout(4100)  # a form can be sent again after four seconds
    visitor.presses("On paper")
    visitor.sees("List", "Check the day and place before you go")


def test_a_place_nobody_knows_takes_the_focus_to_the_mistake(opens: Opens) -> None:
    visitor = opens(PHONE)
    visitor.goes_to("/meetings/")
    visitor.fills("Near", "Qqqqq Nowhere")
    visitor.presses("Find meetings")
    visitor.sees("We do not know this place")
    assert visitor.page.evaluate("document.activeElement.className") == "error-summary"
