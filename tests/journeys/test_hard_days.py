"""
June writes her safety plan and chooses what is done if she does not answer; her coach stops all
messages to somebody in three taps.
"""

import re

from tests.journeys.conftest import DESK, PHONE, Opens
from tests.journeys.visitor import Visitor

MOST_TAPS = 3


def test_cr_09_june_shares_her_plan_and_takes_it_back(opens: Opens) -> None:
    june, dana = opens(PHONE), opens(DESK, scheme="dark")
    june.signs_in("june@example.org")
    june.goes_to("/me/")
    june.presses("My safety plan", within="main")
    june.sees("Only I can see it", "Walk to the river and back", "988")
    june.presses("Change it", within="main")
    june.fills("What I do by myself", "Sit with the cat")
    june.presses("Save", within="main")
    june.sees("Sit with the cat")
    dana.signs_in("dana@example.org")
    _opens_junes_record(dana)
    dana.does_not_see("June’s safety plan")
    june.presses("My coach may see it", within="main")
    june.sees("Your coach can read it now.")
    dana.page.reload()
    dana.presses("June’s safety plan", within="main")
    dana.sees("Sit with the cat")
    june.presses("Stop sharing", within="main")
    june.sees("Only I can see it")
    answer = dana.page.reload()
    assert answer
    assert answer.status == 404
    june.presses("Print", within="main")
    june.sees("Sit with the cat", "Quick exit")


def test_cr_11_june_chooses_what_is_done_if_she_does_not_answer(opens: Opens) -> None:
    june, dana = opens(PHONE, scheme="dark"), opens(DESK)
    june.signs_in("june@example.org")
    june.goes_to("/me/")
    june.presses("If I do not answer", within="main")
    june.sees("What holds now", "We never call the police or your family")
    june.fills("After how many days without an answer", "6")
    june.presses("Save", within="main")
    june.sees("After 6 days without an answer:")
    dana.signs_in("dana@example.org")
    _opens_junes_record(dana)
    dana.sees("After 6 days without an answer: call, then visit, then a supervisor calls.")
    dana.presses("If they do not answer", within="main")
    dana.sees("Please leave no message on the phone.")


def test_cr_12_three_taps_stop_all_messages_and_the_supervisor_reads_of_it(opens: Opens) -> None:
    dana, theo = opens(PHONE), opens(DESK)
    dana.signs_in("dana@example.org")
    dana.page.wait_for_url("**/today/")
    dana.page.locator(".items .item h3 a").nth(2).click()
    dana.page.wait_for_url(re.compile(r"/people/[0-9a-f-]{36}/$"))
    taps = 0
    for name in ("Stop all messages", "They had an overdose"):
        dana.presses(name, within="main")
        taps += 1
    dana.sees("Nothing is sent or asked any more.", "said Dana R.")
    assert taps <= MOST_TAPS
    theo.signs_in("theo@example.org")
    theo.page.wait_for_url("**/overview/")
    theo.sees("Talk with the staff who knew them")
    theo.presses("Done", within="main")
    theo.does_not_see("Talk with the staff who knew them")
    dana.fills("Why may they go out again?", "They asked for it.")
    dana.presses("Let it go out again", within="main")
    dana.sees("Messages and questions can go out again.")


def _opens_junes_record(dana: Visitor) -> None:
    dana.page.wait_for_url("**/today/")
    dana.goes_to("/people/")
    dana.presses("June", within="main")
    dana.page.wait_for_url(re.compile(r"/people/[0-9a-f-]{36}/$"))
