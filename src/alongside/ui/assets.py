"""
One style sheet from many small files, and addresses that change when a file changes.

`styles/` holds one file per component in folders that are cascade layers, lowest first. They are
joined when first asked for; there is no build step. Scripts and fonts are ordinary static files.
"""

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.urls import reverse

LAYERS = ("base", "layout", "components", "utilities")
_FOLDER = Path(__file__).parent / "styles"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")
_URL = re.compile(r'url\("(ui/[^"]+)"\)')


@dataclass(frozen=True, slots=True)
class Sheet:
    """The joined style sheet; `digest` names its content."""

    text: str
    digest: str
    packed: bytes


def _layer(name: str) -> str:
    parts = [file.read_text("utf-8") for file in sorted((_FOLDER / name).glob("*.css"))]
    return f"@layer {name}{{{''.join(parts)}}}"


def join() -> Sheet:
    """This function will read all style files and join them, with addresses of fonts filled in."""
    joined = f"@layer {','.join(LAYERS)};" + "".join(_layer(name) for name in LAYERS)
    text = _SPACE.sub("\n", _COMMENT.sub("", joined))
    text = _URL.sub(lambda found: f'url("{static(found[1])}")', text)
    body = text.encode()
    return Sheet(text, hashlib.sha256(body).hexdigest()[:12], gzip.compress(body, 9, mtime=0))


@lru_cache(maxsize=1)
def _kept() -> Sheet:
    return join()


def sheet() -> Sheet:
    """This function will give the style sheet, read anew each time while developing."""
    return join() if settings.DEBUG else _kept()


def styles() -> str:
    """This function will give the address of the style sheet as it is now."""
    return reverse("ui:styles", args=[sheet().digest])


@lru_cache(maxsize=64)
def _digest(path: str) -> str:
    found = finders.find(path)
    if not isinstance(found, str):
        return ""
    return hashlib.sha256(Path(found).read_bytes()).hexdigest()[:8]


def asset(path: str) -> str:
    """This function will give a static file's address, marked with its content."""
    address = static(path)
    if not address.endswith(path):  # the storage has put the content's mark into the name already
        return address
    mark = _digest(path)
    return f"{address}?v={mark}" if mark else address
