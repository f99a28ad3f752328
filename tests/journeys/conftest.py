"""Browser and server of the journeys."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.server import served_sample
from tests.journeys.visitor import Visitor

CHROMIUM = os.environ.get("ALONGSIDE_CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PHONE, DESK = 390, 1280

Opens = Callable[..., Visitor]


@pytest.fixture(scope="session")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the sample program, made and served once."""
    with served_sample(tmp_path_factory.mktemp("sample")) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    if not Path(CHROMIUM).exists():
        pytest.fail(
            f"{CHROMIUM} is missing: ./alongside test installs it, or set ALONGSIDE_CHROMIUM"
        )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def opens(browser: Browser, origin: str) -> Iterator[Opens]:
    """Give windows: `opens(PHONE)`, `opens(DESK, scheme="dark", script=False)`."""
    visitors: list[Visitor] = []
    shots = os.environ.get("ALONGSIDE_SHOTS", "")

    def make(width: int = PHONE, *, scheme: str = "light", script: bool = True) -> Visitor:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script,
        )
        context.set_default_timeout(15_000)
        folder = Path(shots) / f"{len(visitors)}-{width}-{scheme}" if shots else None
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
        visitors.append(Visitor(context.new_page(), origin, shots=folder))
        return visitors[-1]

    yield make
    for visitor in visitors:
        visitor.page.context.close()
        assert not visitor.strangers, f"AV-17: another server was asked: {visitor.strangers}"


@pytest.hookimpl(tryfirst=True)  # before the tests are told of their group
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            # One server and one browser for all journeys, also when the suite runs on two cores.
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.xdist_group("journeys"))
