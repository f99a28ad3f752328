"""Somebody needs a bed tonight. Their phone is old: no script, one hand, no account."""

import pytest

from tests.journeys.conftest import DESK, PHONE, Opens


@pytest.mark.journey
def test_a_bed_tonight_on_a_phone_without_script(opens: Opens) -> None:
    visitor = opens(PHONE, script=False)
    visitor.goes_to("/services/")
    visitor.fills("What do you need?", "place to sleep tonight")
    visitor.fills("Near (ZIP code or town)", "06106")
    visitor.presses("Look", within="main")
    visitor.sees("Near Hartford, CT", "Elm House", "Open day and night")
    assert visitor.page.url.endswith("/services/"), "nothing of it stands in the address"
    visitor.presses("Elm House", within="main")
    visitor.sees("Open day and night", "31 Garden Lane", "How to get there", "Free")
    call = visitor.page.locator('main a[href^="tel:"]').first
    assert call.get_attribute("href") == "tel:8605550103"
    visitor.presses("Send it safely", within="main")
    message = visitor.page.locator("textarea").input_value()
    assert "31 Garden Lane" in message
    assert "Elm House" not in message
    visitor.presses("Back", within="main")
    visitor.presses("This is wrong", within="main")
    visitor.picks("The phone number")
    visitor.presses("Send", within="main")
    visitor.sees("Thank you")


@pytest.mark.journey
def test_a_tile_and_the_hours_narrow_the_list_at_a_desk(opens: Opens) -> None:
    visitor = opens(DESK)
    visitor.goes_to("/services/")
    visitor.fills("Near (ZIP code or town)", "06106")
    visitor.presses("Food and showers", within="main")
    visitor.sees("Hot lunch", "Groceries to take home")
    visitor.does_not_see("Detox beds")
    visitor.presses("Look everywhere", within="main")
    visitor.sees("Nobody pays to be listed higher")
    visitor.presses("A page to print", within="main")
    visitor.sees("Places and numbers", "Hot lunch")
    visitor.goes_to("/services/missing/")
    visitor.fills("ZIP code, or its first three digits", "061")
    visitor.presses("Look", within="main")
    visitor.sees("ZIP codes that start with 061")
