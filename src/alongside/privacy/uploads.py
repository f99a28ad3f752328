"""
Drawn signatures and signed papers, taken in safely (AV-11).

A file is what its content says, within limits that are checked before it is opened. Pictures are
drawn anew, so nothing rides along in them: no place or camera (EXIF), no second file. A PDF is
kept as it is, read by nobody here but for counting its pages, and only ever handed out as a
download.
"""

import base64
import binascii
import io
import re
import zlib
from dataclasses import dataclass
from typing import BinaryIO, Literal

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from alongside.core.errors import BadInput
from alongside.privacy import scanning

MOST_DRAWN_BYTES = 200_000
MOST_DRAWN_SIDE = 2_000
MOST_PAPER_BYTES = 5_000_000
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 2_200
MOST_PAGES = 20
MOST_UNPACKED = 20_000_000
DATA_URL = "data:image/png;base64,"
ENDINGS = {"png": (".png",), "jpeg": (".jpg", ".jpeg"), "pdf": (".pdf",)}
# What makes a PDF do something when it is opened, or hides its words from whoever reads it later.
ACTIVE = re.compile(
    rb"/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA|OpenAction|AA|Encrypt)\b"
)
PAGE = re.compile(rb"/Type\s*/Page\b")
OBJECT_STREAM = re.compile(rb"/ObjStm\b[^>]*>>\s*stream\r?\n", re.DOTALL)

Kind = Literal["png", "jpeg", "pdf"]


@dataclass(frozen=True, slots=True)
class Proof:
    """A drawn signature or a signed paper as it is kept."""

    kind: Kind
    content: bytes


def drawn(text: str) -> Proof | None:
    """
    This function will read the strokes a page sent as a PNG; None when nothing was drawn.

    :raises BadInput: for anything that is no small PNG
    """
    if not text:
        return None
    if not text.startswith(DATA_URL) or len(text) > MOST_DRAWN_BYTES * 4 // 3:
        raise _not_drawn()
    try:
        content = base64.b64decode(text.removeprefix(DATA_URL), validate=True)
    except binascii.Error:
        raise _not_drawn() from None
    image = _opened(content, "PNG", MOST_DRAWN_SIDE * MOST_DRAWN_SIDE)
    if image is None or max(image.size) > MOST_DRAWN_SIDE:
        raise _not_drawn()
    paper = Image.new("RGBA", image.size, "white")
    paper.alpha_composite(image.convert("RGBA"))
    grey = paper.convert("L")
    if grey.getextrema() == (255, 255):
        return None
    return Proof("png", _saved(grey, "PNG"))


def paper(file: BinaryIO, *, name: str, size: int) -> Proof:
    """
    This function will read a signed paper: a PDF, or a photo of it as PNG or JPEG.

    :raises BadInput: with what to do, for anything else
    """
    if size > MOST_PAPER_BYTES:
        raise BadInput(_("This file is too large. The most is 5 MB."), field="paper")
    content = file.read(MOST_PAPER_BYTES + 1)
    if len(content) > MOST_PAPER_BYTES:
        raise BadInput(_("This file is too large. The most is 5 MB."), field="paper")
    scanning.check(content, field="paper")
    kind = sniffed(content)
    if kind is None or not name.lower().endswith(ENDINGS[kind]):
        raise BadInput(_("Use a PDF, or a photo as PNG or JPEG."), field="paper")
    if kind == "pdf":
        _check_pdf(content)
        return Proof(kind, content)
    image = _opened(content, kind.upper(), MOST_PIXELS)
    if image is None:
        raise BadInput(_("This photo cannot be opened. Take another one."), field="paper")
    upright = ImageOps.exif_transpose(image).convert("RGB")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return Proof("jpeg", _saved(upright, "JPEG"))


def sniffed(content: bytes) -> Kind | None:
    """This function will tell from its first bytes what a file is."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    return "pdf" if content.startswith(b"%PDF-") else None


def _opened(content: bytes, form: str, most_pixels: int) -> Image.Image | None:
    """The picture, its size looked at before a pixel is unpacked; None for a damaged one."""
    try:
        image = Image.open(io.BytesIO(content), formats=[form])
        if image.width * image.height > most_pixels:
            return None
        image.load()
    except (
        OSError, ValueError, SyntaxError,
        Image.DecompressionBombError, Image.DecompressionBombWarning,
    ):  # fmt: skip
        return None
    return image


def _saved(image: Image.Image, form: str) -> bytes:
    out = io.BytesIO()
    image.save(out, form, optimize=True, **({"quality": 85} if form == "JPEG" else {}))
    return out.getvalue()


def _check_pdf(content: bytes) -> None:
    if b"%%EOF" not in content[-1024:]:
        raise BadInput(_("This PDF is not whole. Save it again."), field="paper")
    pages = 0
    for part in (content, *_object_streams(content)):
        if ACTIVE.search(part):
            raise BadInput(
                _("This PDF does more than show pages. Print it and take a photo."), field="paper"
            )
        pages += len(PAGE.findall(part))
    if not 1 <= pages <= MOST_PAGES:
        raise BadInput(_("A paper has 1 to 20 pages."), field="paper")


def _object_streams(content: bytes) -> list[bytes]:
    """The packed parts of a PDF in which pages and actions may stand, unpacked within a limit."""
    found, left = [], MOST_UNPACKED
    for head in OBJECT_STREAM.finditer(content):
        unpack = zlib.decompressobj()
        try:
            part = unpack.decompress(content[head.end() :], left)
        except zlib.error:
            raise BadInput(_("This PDF is not whole. Save it again."), field="paper") from None
        left -= len(part)
        if left <= 0:
            raise BadInput(_("This file is too large. The most is 5 MB."), field="paper")
        found.append(part)
    return found


def _not_drawn() -> BadInput:
    return BadInput(_("The drawing did not come through. Your typed name is enough."))
