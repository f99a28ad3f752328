"""
Documents on paper: tagged PDF from the same templates and words as the pages.

WeasyPrint draws with Pango, which Debian has as a package; it is loaded when the first document
is asked for. A document asks nobody for anything: only the package's own fonts are opened.
"""

import atexit
import sys
import threading
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

STATIC = Path(__file__).resolve().parent / "static"
FOLDER = STATIC / "ui" / "fonts"
ADVICE = (
    "Documents need the library Pango. On Debian: apt-get install libpango-1.0-0"
    " libpangoft2-1.0-0 libharfbuzz-subset0."
)
FONTS = (
    ("Atkinson Next", "atkinson-hyperlegible-next-latin.woff2"),
    ("Atkinson Next", "atkinson-hyperlegible-next-latin-ext.woff2"),
    ("Fraunces", "fraunces-600-latin.woff2"),
    ("Fraunces", "fraunces-600-latin-ext.woff2"),
)

# The fonts of one process are shared, and the library does not say that they may be used at once.
_ONE_AT_A_TIME = threading.Lock()


class PaperMissing(RuntimeError):
    """The library that draws documents is not on this machine; the message says what to do."""


def pdf(template: str, context: dict[str, Any], *, language: str = "en") -> bytes:
    """
    This function will make a PDF from a Jinja template that extends `ui/layouts/paper.html`.

    Tagged for screen readers (PDF/UA-1). The template's title is the document's; keep it neutral,
    for it shows in lists of files (DS-01).

    :raises PaperMissing: when Pango is not installed
    """
    with translation.override(language):
        page = render_to_string(template, {**context, "language": language})
    return from_html(page)


def from_html(page: str) -> bytes:
    """This function will draw a whole HTML document."""
    weasyprint = _weasyprint()
    with _ONE_AT_A_TIME:
        fonts, style = _fonts_and_style()
        document = weasyprint.HTML(string=page, url_fetcher=_own_files())
        drawn: bytes = document.write_pdf(
            stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1",
            presentational_hints=False,
        )  # fmt: skip
    return drawn


@lru_cache(maxsize=1)
def _fonts_and_style() -> tuple[Any, Any]:
    """Unpacking the fonts is nine tenths of the work for a short document: it is done once."""
    weasyprint = _weasyprint()
    fonts = weasyprint.text.fonts.FontConfiguration()
    return fonts, weasyprint.CSS(string=_style(), font_config=fonts, url_fetcher=_own_files())


def forget() -> None:
    """This function will let a library that was just installed be looked for again."""
    _fonts_and_style.cache_clear()
    for name in [one for one in sys.modules if one.split(".")[0] == "weasyprint"]:
        del sys.modules[name]


# The library tidies its files away; when Python is ending, it could not any more.
atexit.register(forget)


def problem() -> str:
    """This function will say what keeps this machine from making documents; empty when nothing."""
    try:
        _weasyprint()
    except PaperMissing as missing:
        return str(missing)
    return ""


def _weasyprint() -> Any:
    if find_spec("weasyprint") is None:
        raise PaperMissing(ADVICE)
    try:
        # Only now: loading it takes half a second that most processes never need.
        import weasyprint  # noqa: PLC0415
        import weasyprint.text.fonts  # noqa: PLC0415
    except OSError as error:
        raise PaperMissing(ADVICE) from error
    return weasyprint


@lru_cache(maxsize=1)
def _own_files() -> Any:
    from weasyprint.urls import URLFetcher  # noqa: PLC0415 - as above

    class OwnFiles(URLFetcher):  # type: ignore[misc] # the library carries no types
        """Opens fonts of the package and images written into the page, and nothing else."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            path = Path(url.removeprefix("file://"))
            if path.parent != FOLDER and not url.startswith("data:image/"):
                raise ValueError("a document asks nobody for anything")
            return super().fetch(url, headers)

    return OwnFiles(allowed_protocols=("file", "data"))


@lru_cache(maxsize=1)
def _style() -> str:
    faces = (
        f'@font-face {{ font-family: "{family}"; src: url("file://{FOLDER}/{file}") }}'
        for family, file in FONTS
    )
    return "".join(faces) + (STATIC / "ui" / "paper.css").read_text(encoding="utf-8")
