"""Somebody needs a bed tonight. Their phone is old: no script, one hand, no account."""

import pytest

from tests.journeys.conftest import DESK, PHONE, Opens


@pytest.mark.journey
def test_a_bed_tonight_on_a_phone_without_script(opens: Opens) -> None:
    visitor = opens(PHONE, script=False)
    page = visitor.page  # axe needs a script; the next journey holds these pages against it
    page.goto(visitor.origin + "/services/")
    page.get_by_label("What do you need?").first.fill("place to sleep tonight")
    page.get_by_label("Near (ZIP code or town)").fill("06106")
    page.get_by_role("button", name="Look", exact=True).click()
    visitor.sees("Near Hartford, CT", "Elm House", "Open day and night")
    assert page.url.endswith("/services/"), "nothing of it stands in the address"
    page.get_by_role("link", name="Elm House").first.click()
    visitor.sees("Open day and night", "31 Garden Lane", "How to get there", "Free")
    call = page.locator('main a[href^="tel:"]').first
    assert call.get_attribute("href") == "tel:8605550103"
    page.get_by_role("link", name="Send it safely").click()
    message = page.locator("textarea").input_value()
    assert "31 Garden Lane" in message
    assert "Elm House" not in message
    page.get_by_role("link", name="Back").first.click()
    page.get_by_role("link", name="This is wrong").click()
    page.locator("label", has_text="The phone number").first.click()
    page.get_by_role("button", name="Send", exact=True).click()
    visitor.sees("Thank you")


@pytest.mark.journey
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_tile_and_the_hours_narrow_the_list(opens: Opens, width: int) -> None:
    visitor = opens(width)
    visitor.goes_to("/services/")
    visitor.fills("Near (ZIP code or town)", "06106")
    visitor.presses("Food and showers", within="main")
    visitor.sees("Hot lunch", "Groceries to take home")
    visitor.does_not_see("Detox beds")
    visitor.presses("Look everywhere", within="main")
    visitor.sees("Nobody pays to be listed higher")
    visitor.presses("A page to print", within="main")
    visitor.sees("Places and numbers")
    visitor.goes_to("/services/")
    visitor.fills("What do you need?", "place to sleep tonight")
    visitor.presses("Look", within="main")
    visitor.presses("Elm House", within="main")
    visitor.presses("Send it safely", within="main")
    visitor.presses("Back", within="main")
    visitor.presses("This is wrong", within="main")
    visitor.goes_to("/services/missing/")
    visitor.fills("ZIP code, or its first three digits", "061")
    visitor.presses("Look", within="main")
    visitor.sees("ZIP codes that start with 061")
