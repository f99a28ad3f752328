"""Pages of the design system: the gallery, the ways out, the style sheet, the errors."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.http import Http404
from django.template.loader import render_to_string
from django.test import RequestFactory

import alongside
from alongside.ui import assets, views

SOURCE = Path(alongside.__file__).parent
BUDGET = 150_000


def packed(path: Path) -> int:
    data = path.read_bytes()
    return len(data) if path.suffix == ".woff2" else len(gzip.compress(data))


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_error_pages_need_nothing(name: str) -> None:
    page = render_to_string(f"{name}.html")
    assert "<title>alongside</title>" in page
    assert 'href="/help/"' in page
    assert 'href="/exit/"' in page


def test_style_sheet_is_whole_and_kept(rf: RequestFactory) -> None:
    sheet = assets.join()
    assert sheet.text.startswith("@layer base,layout,components,utilities;")
    assert sheet.text.count("{") == sheet.text.count("}")
    answer = views.styles(rf.get("/", headers={"accept-encoding": "gzip"}), sheet.digest)
    assert gzip.decompress(answer.content).decode() == sheet.text
    assert "immutable" in answer["Cache-Control"]


def test_an_old_address_of_the_style_sheet_is_not_kept(rf: RequestFactory) -> None:
    assert views.styles(rf.get("/"), "old")["Cache-Control"] == "no-store"


def test_first_page_stays_in_the_budget() -> None:
    static = SOURCE / "ui" / "static" / "ui"
    scripts = sum(packed(path) for path in (static / "js").glob("*.js"))
    fonts = sum(packed(path) for path in (static / "fonts").glob("*-latin.woff2"))
    assert scripts + fonts + len(assets.join().packed) < BUDGET - 40_000


def test_gallery_is_only_where_it_is_switched_on(
    rf: RequestFactory, settings: LazySettings
) -> None:
    settings.ALONGSIDE_GALLERY = False
    with pytest.raises(Http404):
        views.gallery(rf.get("/components/"))


def test_language_goes_back_to_our_own_pages_only(rf: RequestFactory) -> None:
    away = views.language(
        rf.post("/language/", {"language": "es", "next": "https://elsewhere.example/"})
    )
    assert away["Location"] == "/"
    back = views.language(rf.post("/language/", {"language": "es", "next": "/services/?q=bed"}))
    assert back["Location"] == "/services/?q=bed"
    assert back.cookies["django_language"].value == "es"
    odd = views.language(rf.post("/language/", {"language": "../x"}))
    assert not odd.cookies


def _templates() -> list[Path]:
    return [path for path in sorted(SOURCE.rglob("*.html")) if "/tests/" not in path.as_posix()]


@pytest.mark.parametrize("path", _templates(), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_templates_hold_no_inline_script_or_style(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"<[^>{]*\sstyle=", text), "use a class"
    assert not re.search(r"<[^>{]*\son[a-z]+=\"", text), "use a data- attribute"
    assert "<style" not in text
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", text)
    assert not re.search(r"\bsrc=\"(?:https?:)?//|<link[^>]*href=\"(?:https?:)?//", text), (
        "no other server"
    )
