"""
June reads the notice, takes her copy, asks for a change, the officer answers, June sees it.
"""

import json
import re
from pathlib import Path

from alongside.cli.sample.cast import PASSWORD
from tests.journeys.conftest import DESK, PHONE, Opens
from tests.journeys.visitor import Visitor

REPLY = "We read it again with your coach and changed it."


def test_june_reads_the_notice_takes_her_copy_and_has_a_note_changed(opens: Opens) -> None:
    june, quinn = opens(PHONE), opens(DESK)
    _reads_the_notice(june)
    _takes_her_copy(june)
    _asks_for_a_change(june)
    _answers(quinn)
    june.goes_to("/me/asks/")
    june.presses("Change something in my record", within="main")
    june.sees(REPLY)


def _reads_the_notice(june: Visitor) -> None:
    june.goes_to("/privacy-notice/")
    june.sees("YOUR RIGHTS WITH RESPECT TO YOUR HEALTH INFORMATION", "privacy@example.org")
    june.signs_in("june@example.org")
    june.goes_to("/me/notice/")
    june.sees("You said that you have seen this notice.")


def _takes_her_copy(june: Visitor) -> None:
    june.goes_to("/me/")
    june.presses("My rights", within="main")
    june.presses("A copy of my record", within="main")
    june.follows(june.page.get_by_role("link", name=re.compile("Save a copy for a computer")))
    june.page.get_by_label(re.compile("assword")).first.fill(PASSWORD)
    with june.page.expect_download() as coming:
        june.page.locator("main").get_by_role("button").first.click()
    assert coming.value.suggested_filename == "document.json"
    told = json.loads(Path(coming.value.path()).read_text(encoding="utf-8"))
    assert told["record"]["people.Person"][0]["given_name"] == "June"
    assert told["record"]["coaching.Contact"]


def _asks_for_a_change(june: Visitor) -> None:
    june.goes_to("/me/contacts/")
    june.presses("Ask to change it", within="main")
    june.fills("In your words", "I was not late that day.")
    june.presses("Send", within="main")
    june.sees("I was not late that day.", "Answer due by")


def _answers(quinn: Visitor) -> None:
    quinn.signs_in("quinn@example.org")
    quinn.goes_to("/privacy/asks/")
    quinn.follows(quinn.page.get_by_role("link", name="Change something in my record").last)
    quinn.sees("I was not late that day.")
    quinn.picks("Yes")
    quinn.fills("In words the person reads", REPLY)
    quinn.presses("Send the answer", within="main")
    quinn.sees(REPLY)
