"""A scanner of the program's own refuses files; one that fails lets nothing in (AV-11)."""

import io
import sys
from pathlib import Path
from typing import Any

import pytest

from alongside.config import safety
from alongside.core.errors import BadInput
from alongside.privacy import scanning, uploads

HEAD, END = b"%PDF-1.7\n<< /Type /Page >>\n", b"\n%%EOF\n"
SCANNER = """
import sys
sys.exit(1 if b"VIRUS" in sys.stdin.buffer.read() else 0)
"""


@pytest.fixture
def scanner(settings: Any, tmp_path: Path) -> Path:
    script = tmp_path / "scan.py"
    script.write_text(SCANNER, encoding="utf-8")
    settings.ALONGSIDE_SCAN_COMMAND = f"{sys.executable} {script}"
    return script


def taken(words: bytes) -> uploads.Proof:
    content = HEAD + words + END
    return uploads.paper(io.BytesIO(content), name="paper.pdf", size=len(content))


def test_av_11_what_the_scanner_finds_is_refused(scanner: Path) -> None:
    assert taken(b"Nothing.").kind == "pdf"
    with pytest.raises(BadInput) as refused:
        taken(b"VIRUS")
    assert refused.value.field == "paper"


@pytest.mark.parametrize("command", ["/no/such/scanner", f"{sys.executable} -c 'import sys; 1/0'"])
def test_av_11_a_scanner_that_fails_lets_nothing_in(command: str, settings: Any) -> None:
    settings.ALONGSIDE_SCAN_COMMAND = command
    with pytest.raises(BadInput):
        taken(b"Nothing.")


def test_av_11_a_scanner_that_does_not_answer_lets_nothing_in(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "SECONDS", 0.2)
    settings.ALONGSIDE_SCAN_COMMAND = f"{sys.executable} -c 'import time; time.sleep(20)'"
    with pytest.raises(BadInput):
        taken(b"Nothing.")


@pytest.mark.django_db
def test_av_11_without_a_scanner_the_start_says_so(settings: Any) -> None:
    assert not scanning.is_on()
    assert taken(b"VIRUS").kind == "pdf"
    assert [w for w in safety.warnings() if "ALONGSIDE_SCAN_COMMAND" in w]
    settings.ALONGSIDE_SCAN_COMMAND = "clamdscan --no-summary -"
    assert not [w for w in safety.warnings() if "ALONGSIDE_SCAN_COMMAND" in w]
