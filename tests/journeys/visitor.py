"""Somebody at a browser: goes, reads, fills in, presses. Every page they see meets axe."""

import re
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Locator, Page, Response, expect

from alongside.cli.sample.cast import PASSWORD

# The baseline is zero. An entry here needs a reason and a date.
TOLERATED: dict[str, str] = {}


class Visitor:
    """A person with one browser window. `origin` is the only server it may talk to."""

    def __init__(self, page: Page, origin: str, *, shots: Path | None = None) -> None:
        self.page, self.origin, self.shots = page, origin, shots
        self.seen: list[str] = []
        self.strangers: list[str] = []
        page.on("request", lambda request: self._note(request.url))
        page.on("pageerror", lambda error: self.strangers.append(f"script error: {error}"))

    def goes_to(self, path: str) -> Response | None:
        """This function will open a page of the product and look at it."""
        response = self.page.goto(self.origin + path)
        self.looks()
        return response

    def signs_in(self, login: str, password: str = PASSWORD) -> None:
        """This function will sign in as people do."""
        self.goes_to("/accounts/login/")
        self.page.get_by_label("E-mail, phone or sign-in name").fill(login)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.presses("Sign in", within="main")

    def presses(self, name: str, *, within: str = "body") -> None:
        """This function will press a button or link by its name and look at what comes."""
        place = self.page.locator(within)
        exact = re.compile(rf"^{re.escape(name)}")
        pressed = place.get_by_role("button", name=exact).or_(place.get_by_role("link", name=exact))
        pressed.first.click()
        self.page.wait_for_load_state()
        self.looks()

    def follows(self, what: Locator) -> None:
        """This function will press what leads to another page, and look once that is there."""
        with self.page.expect_navigation():
            what.click()
        self.looks()

    def picks(self, name: str) -> None:
        """This function will choose a radio button or a check box by its words, as fingers do."""
        self.page.locator("label", has_text=re.compile(rf"^\s*{re.escape(name)}\s*$")).first.click()

    def fills(self, label: str, text: str) -> None:
        """This function will type into a field."""
        self.page.get_by_label(label).first.fill(text)

    def sees(self, *texts: str) -> None:
        """This function will read the page and expect these words on it."""
        for text in texts:
            expect(self.page.locator("body")).to_contain_text(text)

    def does_not_see(self, text: str) -> None:
        """This function will expect words not to be there."""
        expect(self.page.locator("body")).not_to_contain_text(text)

    def looks(self) -> None:
        """This function will hold the page against axe and note how wide it is."""
        path = re.sub(r"[0-9a-f-]{36}", "ID", self.page.url.removeprefix(self.origin))
        self.seen.append(path)
        results = self._held_against_axe()
        found = [v for v in results.response["violations"] if v["id"] not in TOLERATED]
        assert not found, f"{path}: {_told(found)}"
        wide = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{path} is {wide} pixels wider than the window"
        if self.shots:
            name = f"{len(self.seen):02d}{path.replace('/', '_')}.png"
            self.page.screenshot(path=str(self.shots / name), full_page=True)

    def _held_against_axe(self) -> AxeResults:
        try:
            return Axe().run(self.page)
        except Error:
            # What was pressed took the page away in that very moment: look at the one that came.
            self.page.wait_for_load_state()
            return Axe().run(self.page)

    def _note(self, url: str) -> None:
        if not url.startswith((self.origin, "data:", "about:", "blob:")):
            self.strangers.append(url)


def _told(found: list[dict[str, Any]]) -> str:
    return "; ".join(
        f"{v['id']}: {v['help']} at {[n['target'] for n in v['nodes'][:3]]}" for v in found
    )
