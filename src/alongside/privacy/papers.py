"""Papers as rows keep them, and as they are handed out again (AV-11, P2-38)."""

import base64
import hashlib
import io
import zipfile
from typing import Any, Protocol

from alongside.privacy.uploads import Proof

TYPES = {"pdf": "application/pdf", "jpeg": "image/jpeg"}
# A file in a folder of files: always the same time, so that the same paper is the same file.
WHEN = (2000, 1, 1, 0, 0, 0)


class Kept(Protocol):
    """A row with a paper."""

    body: str
    paper_kind: str


def fields_of(proof: Proof) -> dict[str, Any]:
    """This function will give the fields of a row for a paper that was read in."""
    return {
        "body": base64.b64encode(proof.content).decode(),
        "paper_kind": proof.kind,
        "paper_sha256": hashlib.sha256(proof.content).hexdigest(),
    }


def content_of(row: Kept) -> bytes:
    """This function will give the paper back, byte for byte."""
    return base64.b64decode(row.body)


def with_notice(row: Kept, notice: str) -> bytes:
    """This function will put a paper and the notice that binds it into one file (ZIP)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr(zipfile.ZipInfo("notice.txt", WHEN), notice)
        name = f"paper.{'pdf' if row.paper_kind == 'pdf' else 'jpg'}"
        folder.writestr(zipfile.ZipInfo(name, WHEN), content_of(row))
    return out.getvalue()
