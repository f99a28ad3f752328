"""A visitor with no account, no script and no cookie reads the public pages."""

import html
import re

import pytest
from django.test import Client

from tests import reading

PAGES = ("/", "/help/", "/services/", "/meetings/", "/questions/", "/coach-or-therapist/")
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", PAGES)
def test_page_opens_without_a_cookie(client: Client, page: str) -> None:
    response = client.get(page)
    assert response.status_code == 200
    assert not response.cookies, "DS-10: no cookie before there is a need"
    assert "/help/" in response.text
    assert "/exit/" in response.text


@pytest.mark.parametrize("page", PAGES)
def test_page_reads_at_grade_six(client: Client, page: str) -> None:
    grade = reading.grade(_sentences(client.get(page).text))
    assert grade <= 6.0, f"LA-03: {page} reads at grade {grade}"


@pytest.mark.parametrize("page", PAGES)
def test_page_asks_no_other_server_for_anything(client: Client, page: str) -> None:
    text = client.get(page).text
    loaded = re.findall(r'<(?:script|link|img|iframe|form)[^>]+(?:src|href|action)="([^"]+)"', text)
    assert all(address.startswith("/") for address in loaded)


def test_services_near_a_zip_code_says_where_that_is(client: Client) -> None:
    assert "Hartford, CT" in client.post("/services/", {"near": "06106"}).text


def test_services_near_nowhere_says_what_to_do(client: Client) -> None:
    answer = client.post("/services/", {"near": "99999x"})
    assert "We do not know this place" in answer.text
    assert 'value="99999x"' in answer.text


def test_help_is_told_in_spanish(client: Client) -> None:
    client.post("/language/", {"language": "es", "next": "/help/"})
    assert "Alguien puede morir" in client.get("/help/").text


def _sentences(page: str) -> str:
    main = page.split("<main", 1)[1].split("</main>", 1)[0]
    blocks = re.findall(r"<(?:p|li|td)\b[^>]*>(.*?)</(?:p|li|td)>", main, re.S)
    texts = [html.unescape(re.sub(r"<[^>]+>", " ", block)).strip() for block in blocks]
    whole = [t for t in texts if len(t.split()) > 4]
    return " ".join(t if t.endswith((".", "?", "!")) else t + "." for t in whole)


@pytest.mark.parametrize("page", [*PAGES, "/coaches/", "/ask/", "/accounts/login/"])
def test_a_visitor_finds_the_other_pages_from_here(client: Client, page: str) -> None:
    places = client.get(page).text.split('class="foot-places"', 1)[1].split("</nav>", 1)[0]
    assert re.findall(r'href="([^"]+)"', places) == [
        "/coaches/", "/services/", "/meetings/", "/questions/", "/privacy-notice/",
    ]  # fmt: skip
