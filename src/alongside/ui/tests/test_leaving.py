"""The quick exit: gone at once, for the server too, and with no trace sent along (DS-05)."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.fixtures.people import ClientFor, World

SCRIPT = Path(__file__).parents[1] / "static" / "ui" / "js" / "page.js"


@pytest.mark.django_db
def test_ds_05_one_press_ends_the_session_and_goes_somewhere_neutral(
    world: World, client_for: ClientFor
) -> None:
    june = client_for(world.june)
    assert june.get("/me/", follow=True).status_code == 200
    key = june.cookies[settings.SESSION_COOKIE_NAME].value
    answer = june.get("/exit/")
    assert (answer.status_code, answer["Location"]) == (302, settings.ALONGSIDE_EXIT_URL)
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["Cache-Control"] == "no-store"
    assert '"cookies"' in answer["Clear-Site-Data"]
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = key
    assert thief.get("/me/").status_code == 302


def test_ds_05_the_page_is_emptied_and_leaves_no_step_back() -> None:
    script = SCRIPT.read_text("utf-8")
    assert "document.body.replaceChildren()" in script
    assert "location.replace(address)" in script
    assert "history.pushState" not in script
    assert '"Escape"' in script


@pytest.mark.django_db
def test_av_17_signing_out_clears_what_the_browser_kept(
    world: World, client_for: ClientFor
) -> None:
    answer = client_for(world.june).post("/accounts/logout/")
    assert answer.status_code == 302
    assert '"cache"' in answer["Clear-Site-Data"]
    assert '"storage"' in answer["Clear-Site-Data"]


@pytest.mark.django_db
def test_av_08_every_signed_in_page_has_a_way_to_sign_out(
    world: World, client_for: ClientFor
) -> None:
    for actor, address in ((world.june, "/me/"), (world.dana, "/today/"), (world.ada, "/desk/")):
        page = client_for(actor).get(address, follow=True).content.decode()
        assert "/accounts/logout/" in page or 'href="/accounts/' in page, address
