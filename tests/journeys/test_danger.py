"""
Someone is in danger: from the coach's first page to the call in three taps, also with no script.

Given Dana on Today, when somebody is in danger, then the number on call is three taps away; from
a record it is two, and the supervisor reads of it.
"""

import re

from tests.journeys.conftest import DESK, PHONE, Opens
from tests.journeys.visitor import Visitor

MOST_TAPS = 3
NUMBER = "(203) 555-0177"


def test_cr_06_from_today_to_the_number_on_call_are_three_taps(opens: Opens) -> None:
    dana = opens(PHONE)
    dana.signs_in("dana@example.org")
    dana.page.wait_for_url("**/today/")
    taps = _presses_all(dana, "Get help now", "Someone is in danger now")
    dana.sees(NUMBER, "Ask directly.", "Stay with them.")
    taps += _can_call(dana, NUMBER, "tel:+12035550177")
    _can_call(dana, "988", "tel:988")
    _can_call(dana, "911", "tel:911")
    assert taps <= MOST_TAPS


def test_cr_06_from_a_record_two_taps_and_the_supervisor_reads_of_it(opens: Opens) -> None:
    dana, theo = opens(PHONE), opens(DESK)
    dana.signs_in("dana@example.org")
    dana.page.locator(".items .item h3 a").first.click()
    dana.page.wait_for_url(re.compile(r"/people/[0-9a-f-]{36}/$"))
    taps = _presses_all(dana, "In danger now")
    taps += _can_call(dana, NUMBER, "tel:+12035550177")
    assert taps <= MOST_TAPS
    dana.presses("I told my supervisor", within="main")
    dana.sees("On the supervisor’s overview since")
    dana.presses("Write down what happened", within="main")
    dana.page.wait_for_url("**/contact/")
    theo.signs_in("theo@example.org")
    theo.page.wait_for_url("**/overview/")
    theo.sees("Staff said that this person was in danger")
    theo.presses("Done", within="main")
    theo.does_not_see("Staff said that this person was in danger")


def test_cr_06_the_steps_and_numbers_need_no_script(opens: Opens) -> None:
    # axe is itself a script, so these pages are pressed through without it.
    page = opens(PHONE, script=False).page
    dana = opens(PHONE)
    dana.signs_in("dana@example.org")
    signed_in = dana.page.context.cookies()
    page.context.add_cookies(
        [{"name": c["name"], "value": c["value"], "url": dana.origin} for c in signed_in]
    )
    page.goto(f"{dana.origin}/today/")
    page.get_by_role("link", name="Get help now").first.click()
    page.get_by_role("link", name="Someone is in danger now").click()
    page.locator('main a.call-line[href="tel:+12035550177"]').wait_for()


def _presses_all(visitor: Visitor, *names: str) -> int:
    for name in names:
        visitor.presses(name)
    return len(names)


def _can_call(visitor: Visitor, number: str, href: str) -> int:
    link = visitor.page.locator(f'main a.call-line[href="{href}"]')
    assert number in link.inner_text()
    size = link.locator("b").evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert size >= 28, "the number is printed large"
    return 1
