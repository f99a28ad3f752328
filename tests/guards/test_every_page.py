"""
What every page of every role keeps, found by opening all of them once.

Help and the way out, neutral titles, no hint for link previews, nothing of another server, nothing
kept by the browser, nothing changed by looking, no word about a person in an address.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from alongside.core.actor import Role
from alongside.ui import words
from tests.fixtures.people import World
from tests.guards.pages import forms_of
from tests.guards.walker import ROLES, VISITOR, Answer, Walker, things_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# A list of parts, and the address that leaves: no pages of anybody's work.
LEFT_OUT = ("/exit/", "/components/")
# A file to keep, which needs nothing else: there is no way out of a file.
FILES = {"/me/plan/copy/"}
TITLE = re.compile(r"<title>(.*?)</title>", re.S)
PREVIEW = re.compile(r'property="og:|name="twitter:|rel="(?:preconnect|dns-prefetch|prerender)"')
# What a browser fetches by itself; a link somebody presses may lead elsewhere.
FETCHED = re.compile(r"<(?:script|img|iframe|source|audio|video|embed|object|link)\b[^>]*>")
ELSEWHERE = re.compile(r'(?:src|href|data)="(?:https?:)?//')
STORES = re.compile(r"localStorage|sessionStorage|indexedDB")
# A look by a partner is itself an entry of the ledger (P2-36).
LOOKS_KEPT = {"privacy_disclosure"}
# The officer looks an event up by the person's number, which says nothing without the database.
NUMBERS = {("/audit/", "person")}
NAMES = ("june", "abbott", "203555", "petra")


@dataclass(frozen=True)
class Look:
    """One page as one role sees it."""

    role: str
    path: str
    text: str
    headers: dict[str, str]
    grown: dict[str, int]

    @property
    def is_page(self) -> bool:
        """A page somebody reads, and not a file or a part of one."""
        return "<html" in self.text and self.path not in FILES


def _helps(look: Look) -> str:
    """CR-01, DS-05."""
    if 'href="/help/"' not in look.text:
        return "no way to help"
    needs_exit = look.role in (VISITOR, Role.PARTICIPANT)
    return "no quick exit" if needs_exit and "data-exit" not in look.text else ""


def _is_discreet(look: Look) -> str:
    """DS-01, DS-03."""
    title = TITLE.search(look.text)
    if title is None or words.indiscreet(title[1]):
        return f"title {title and title[1]}"
    hint = PREVIEW.search(look.text)
    return f"hint for previews {hint[0]}" if hint else ""


def _stays_here(look: Look) -> str:
    """AV-17: nothing of other servers, nothing kept in the browser."""
    tags = [tag for tag in FETCHED.findall(look.text) if ELSEWHERE.search(tag)]
    if tags:
        return f"fetches {tags[0]}"
    return "keeps things in the browser" if STORES.search(look.text) else ""


def _addresses_tell_nothing(look: Look) -> str:
    """AV-17, DS-10: what is typed goes by POST, and links hold numbers alone."""
    for form in forms_of(look.text, look.path) if look.text else []:
        typed = [
            c.name
            for c in form.typed
            if form.method == "get" and c.kind != "date" and (form.action, c.name) not in NUMBERS
        ]
        if typed:
            return f"{form.action} takes {typed} by its address"
    links = " ".join(re.findall(r'(?:href|action)="(/[^"]*)"', look.text)).lower()
    named = [name for name in NAMES if name in links]
    return f"a link names {named}" if named else ""


def _changes_nothing(look: Look) -> str:
    """AV-09: opening a page is no way to change something."""
    kept = LOOKS_KEPT if look.role == Role.PARTNER else set()
    return f"changed {look.grown}" if set(look.grown) - kept else ""


def _is_not_kept(look: Look) -> str:
    """T12, DS-06: no signed-in page stays in a cache or an index."""
    if look.role == VISITOR:
        return ""
    kept = look.headers.get("Cache-Control") != "no-store"
    found = look.headers.get("X-Robots-Tag") != "noindex, noarchive"
    return "may be kept or indexed" if kept or found else ""


CHECKS: list[Callable[[Look], str]] = [
    _helps, _is_discreet, _stays_here, _addresses_tell_nothing, _changes_nothing, _is_not_kept,
]  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
def test_cr_01_ds_01_ds_03_ds_05_av_09_av_17_every_page_keeps_its_promises(
    role: str, world: World
) -> None:
    walker = Walker(world, role, things_of(world)["own"])
    looks = [
        look for route in walker.routes() if (look := _look(walker, route.path(walker.things)))
    ]
    assert sum(look.is_page for look in looks) > 2, "nothing was walked"
    wrong = [
        f"{look.path}: {said}"
        for look in looks
        for check in CHECKS
        if (look.is_page or check is _changes_nothing) and (said := check(look))
    ]
    assert not wrong


def _look(walker: Walker, path: str) -> Look | None:
    if path.startswith(LEFT_OUT):
        return None
    with walker.taken_back():
        answer: Any = walker.client.get(path)
        grown = walker.counted(Answer(0, "", "")).grown
    is_text = answer.status_code == 200 and "html" in answer.get("Content-Type", "")
    text = answer.content.decode() if is_text and not answer.streaming else ""
    return Look(walker.role, path, text, dict(answer.headers), grown)


BROKEN: dict[Callable[[Look], str], str] = {
    _helps: "<html><a data-exit></a></html>",
    _is_discreet: "<html><title>Addiction treatment</title></html>",
    _stays_here: '<html><img src="https://example.org/pixel.gif"></html>',
    _addresses_tell_nothing: '<html><form method="get"><input type="text" name="q"></form></html>',
    _changes_nothing: "<html></html>",
    _is_not_kept: "<html></html>",
}


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.__name__)
def test_each_promise_that_is_broken_is_found(check: Callable[[Look], str]) -> None:
    assert check(Look("participant", "/me/", BROKEN[check], {}, {"coaching_goal": 1}))
