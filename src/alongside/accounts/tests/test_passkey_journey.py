"""A passkey in a real browser, under the strict content policy: add it, sign in with it alone."""

from typing import Any

import pytest
from playwright.sync_api import Page

from alongside.accounts.tests.factories import PASSWORD

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


def test_june_adds_a_passkey_and_signs_in_with_it_alone(
    june_login: str, live_server: Any, page: Page
) -> None:
    """AV-07, HS-07: passkeys work with no inline script."""
    refused: list[str] = []
    page.on("console", lambda m: refused.append(m.text) if m.type == "error" else None)
    origin = live_server.url.replace("127.0.0.1", "localhost")
    # Given June signed in with her password
    page.goto(f"{origin}/accounts/login/")
    page.get_by_label("E-mail, phone or sign-in name").fill(june_login)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "/login/" not in url)
    # When she adds a passkey
    page.goto(f"{origin}/accounts/passkeys/add/")
    page.get_by_label("A name for it").fill("My phone")
    assert page.get_by_label("Let me sign in with it alone").is_checked()
    page.get_by_role("button", name="Add it").click()
    # Then she gets backup codes, once
    page.wait_for_url("**/accounts/second/codes/")
    assert page.locator("code").count() == 10
    page.goto(f"{origin}/accounts/passkeys/")
    assert page.get_by_role("heading", name="My phone").is_visible()
    assert "Enough to sign in by itself" in page.inner_text("main")
    # And signs in with it alone
    page.goto(f"{origin}/accounts/logout/")
    page.locator("main").get_by_role("button", name="Sign out").click()
    page.goto(f"{origin}/accounts/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(lambda url: "/login/" not in url)
    page.goto(f"{origin}/accounts/")
    assert june_login in page.inner_text("main")
    # And with her password it is the second step
    page.goto(f"{origin}/accounts/logout/")
    page.locator("main").get_by_role("button", name="Sign out").click()
    page.goto(f"{origin}/accounts/login/")
    page.get_by_label("E-mail, phone or sign-in name").fill(june_login)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(lambda url: "/accounts/second/" not in url and "/login/" not in url)
    page.goto(f"{origin}/accounts/")
    assert june_login in page.inner_text("main")
    assert not [text for text in refused if "Content Security Policy" in text]
