"""The account pages in a real browser: axe finds nothing; staying signed in takes one key."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from alongside.accounts.tests.factories import PASSWORD

pytestmark = [pytest.mark.once, pytest.mark.journey, pytest.mark.xdist_group("journeys")]
OPEN = ("login/", "first/", "password/reset/", "password/reset/done/", "inactive/")
OWN = (
    "", "sessions/", "password/", "second/", "second/app/", "passkeys/", "passkeys/add/", "logout/",
)  # fmt: skip


def sign_in(page: Page, origin: str, login: str) -> None:
    page.goto(f"{origin}/accounts/login/")
    page.get_by_label("E-mail, phone or sign-in name").fill(login)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/login/" not in url)


def look(page: Page, address: str) -> list[str]:
    page.goto(address)
    found = Axe().run(page)
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    problems = [
        f"{address}: {v['id']} {v['nodes'][0]['html']}" for v in found.response["violations"]
    ]
    return problems + ([f"{address}: wider than the screen"] if wide else [])


@pytest.mark.parametrize("width", [360, 1280])
def test_every_account_page_meets_axe(
    june_login: str, live_server: Any, page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    problems = [p for path in OPEN for p in look(page, f"{live_server.url}/accounts/{path}")]
    sign_in(page, live_server.url, june_login)
    problems += [p for path in OWN for p in look(page, f"{live_server.url}/accounts/{path}")]
    assert not problems, "\n".join(problems)


WARNING = "You will be signed out soon"
NOTE = """() => {
  document.querySelector('main').insertAdjacentHTML('beforeend',
    '<form method="post" action="/profile/"><textarea name="note" aria-label="Note"></textarea>');
}"""


def test_ac_03_one_key_keeps_june_signed_in_and_her_words_are_kept_at_the_end(
    june_login: str, live_server: Any, page: Page
) -> None:
    sign_in(page, live_server.url, june_login)
    page.clock.install()
    page.goto(f"{live_server.url}/accounts/")
    page.evaluate(NOTE)
    warning = page.get_by_text(WARNING)
    # Two minutes before the end it says so; one key stays.
    page.clock.run_for(27 * 60 * 1000)
    assert not warning.is_visible()
    page.clock.run_for(62 * 1000)
    assert warning.is_visible()
    page.get_by_label("Note").fill("The bus leaves at seven.")
    page.get_by_label("Note").press("x")
    warning.wait_for(state="hidden")
    # At the end, what was not sent is kept on the server.
    with page.expect_response("**/accounts/draft/") as kept:
        page.clock.run_for(30 * 60 * 1000 - 5000)
    assert kept.value.status == 204
    page.goto(f"{live_server.url}/accounts/draft/")
    assert "The bus leaves at seven." in page.inner_text("main")
