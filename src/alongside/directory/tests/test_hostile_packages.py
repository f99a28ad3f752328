"""Packages that were made to do harm are refused whole, or lose what does the harm."""

import json
import os
import stat
import zipfile
from pathlib import Path

import pytest

from alongside.core.errors import BadInput
from alongside.directory.importing.formats import open_reading
from alongside.directory.importing.packages import open_package
from alongside.directory.models import Service
from alongside.directory.tests.packages import bring, write
from alongside.people.importing.problems import Unreadable

SERVICES = "id,name,status\n1,Beds,active\n"


def zipped(path: Path, members: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    "name", ["../services.csv", "/etc/services.csv", "a/../../services.csv", "C:\\services.csv",
             "..\\services.csv"],
)  # fmt: skip
def test_a_member_that_points_outside_refuses_the_archive(tmp_path: Path, name: str) -> None:
    with pytest.raises(Unreadable, match="points outside"):
        open_package(zipped(tmp_path / "a.zip", {name: SERVICES}))


def test_a_link_in_an_archive_refuses_it(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("services.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(Unreadable, match="points outside"):
        open_package(tmp_path / "a.zip")


def test_a_link_out_of_a_folder_refuses_it(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text(SERVICES, encoding="utf-8")
    folder = write(tmp_path / "a", {"organizations": [{"id": "1", "name": "Body"}]})
    os.symlink(tmp_path / "secret.csv", folder / "services.csv")
    with pytest.raises(Unreadable, match="outside the folder"):
        open_package(folder)


def test_an_archive_that_unpacks_to_far_more_than_it_is_is_not_read(tmp_path: Path) -> None:
    bomb = zipped(tmp_path / "a.zip", {"services.csv": b"0" * 30_000_000})
    assert bomb.stat().st_size < 100_000
    with pytest.raises(Unreadable, match="far more"):
        open_package(bomb)


def test_more_files_than_a_package_has_are_not_read(tmp_path: Path) -> None:
    many = zipped(tmp_path / "a.zip", {f"{n}.csv": "id\n" for n in range(1001)})
    with pytest.raises(Unreadable, match="1,000"):
        open_package(many)


def test_a_damaged_archive_says_so(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "a.zip", {"services.csv": SERVICES * 500}).read_bytes()
    (tmp_path / "b.zip").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Unreadable, match="damaged"):
        open_reading(tmp_path / "b.zip")
    bent = bytearray(whole)
    bent[60:70] = b"x" * 10
    (tmp_path / "c.zip").write_bytes(bytes(bent))
    with pytest.raises(Unreadable, match="damaged"):
        list(open_reading(tmp_path / "c.zip").records())


@pytest.mark.parametrize("path", ["../../etc/passwd", "/etc/passwd", "https://example.org/x.csv"])
def test_a_data_package_cannot_name_a_file_outside(tmp_path: Path, path: str) -> None:
    folder = write(tmp_path, {"services": [{"id": "1", "name": "Beds"}]})
    description = {"resources": [{"name": "service", "path": path}]}
    (folder / "datapackage.json").write_text(json.dumps(description), encoding="utf-8")
    with pytest.raises(Unreadable, match="outside the package"):
        open_reading(folder)


@pytest.mark.parametrize(
    "content",
    [b"\x89PNG\r\n\x1a\n" + b"x" * 50, b"%PDF-1.7", b"\x7fELF", b"id,name\n1,a\0b\n",
     b"<html></html>", b"SQLite format 3\0"],
)  # fmt: skip
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "services.csv").write_bytes(content)
    with pytest.raises(Unreadable):
        open_reading(tmp_path)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[1, 2", "nothing", ""])
def test_json_that_goes_too_deep_or_nowhere_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    with pytest.raises(Unreadable):
        list(open_reading(tmp_path / "a.json").records())


@pytest.mark.django_db
def test_control_characters_formulas_and_scripts_lose_their_sting(tmp_path: Path) -> None:
    row = {"id": "1", "name": "Be\x00ds\x1b[31m\u202e", "status": "active", "url": "javascript:x",
           "alert": "=HYPERLINK(1)", "description": "a\r\nb\u0007"}  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps([row]), encoding="utf-8")
    bring(tmp_path / "a.json")
    service = Service.objects.get()
    assert (service.name, service.url) == ("Beds[31m", "")
    assert service.description == "a\nb"
    assert service.alert == "=HYPERLINK(1)"  # text here; guarded when it goes into a table


@pytest.mark.django_db
def test_a_huge_cell_and_a_quotation_mark_without_end_cost_their_row_only(tmp_path: Path) -> None:
    huge, endless = "x" * 25_000, '"' + "y" * 150_000
    text = f"id,name,status,description\n1,Beds,active,{huge}\n2,Meals,active,ok\n3,{endless}\n"
    (tmp_path / "services.csv").write_text(text, encoding="utf-8")
    outcome = bring(tmp_path)
    assert set(Service.objects.values_list("name", "description")) == {
        ("Beds", ""),
        ("Meals", "ok"),
    }
    assert [(p.file, p.line) for p in outcome.rejected] == [("services.csv", 4)]


@pytest.mark.django_db
def test_a_package_of_nothing_but_faults_is_given_up(tmp_path: Path) -> None:
    rows = "\n".join(f"{n},,active" for n in range(100_002))
    (tmp_path / "services.csv").write_text(f"id,name,status\n{rows}\n", encoding="utf-8")
    with pytest.raises(BadInput, match="100,000"):
        bring(tmp_path)


@pytest.mark.django_db
def test_names_of_tables_and_columns_never_reach_the_database(tmp_path: Path) -> None:
    text = 'id,name,"status; DROP TABLE directory_service"\n1,"Robert\'); DROP TABLE x;--",y\n'
    (tmp_path / "services.csv").write_text(text, encoding="utf-8")
    bring(tmp_path)
    assert Service.objects.get().name == "Robert'); DROP TABLE x;--"
