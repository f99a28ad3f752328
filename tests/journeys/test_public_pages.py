"""A visitor looks around before asking for anything, on a phone and at a desk."""

import pytest

from tests.journeys.conftest import DESK, PHONE, Opens

pytestmark = pytest.mark.once
PAGES = (
    "/", "/coaches/", "/how-we-order/", "/ask/", "/help/", "/services/", "/meetings/",
    "/questions/", "/coach-or-therapist/", "/accounts/login/", "/components/",
)  # fmt: skip


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_public_page_meets_axe_and_asks_nobody_else(
    opens: Opens, width: int, scheme: str
) -> None:
    visitor = opens(width, scheme=scheme)
    for page in PAGES:
        response = visitor.goes_to(page)
        assert response is not None
        assert response.status == 200, page


def test_help_is_one_step_away_by_keyboard(opens: Opens) -> None:
    visitor = opens(PHONE)
    visitor.goes_to("/")
    for _ in range(4):
        visitor.page.keyboard.press("Tab")
        if visitor.page.evaluate("document.activeElement.getAttribute('href')") == "/help/":
            break
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/help/")
    visitor.sees("988")
