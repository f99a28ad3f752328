from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.people.importing import tables
from alongside.people.importing.columns import guess_columns, is_hmis_client
from alongside.people.importing.rows import FieldWarning, ImportedPerson, Result, read_people
from alongside.people.importing.tables import Rejected, Unreadable, open_table

TODAY = date(2026, 3, 10)


def read(path: Path, content: bytes | str, **options: dict[str, str]) -> list[Result]:
    file = path / "people.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_people(file, today=TODAY, mapping=options.get("mapping")))


def people(results: list[Result]) -> list[ImportedPerson]:
    return [one for one in results if isinstance(one, ImportedPerson)]


def reasons(results: list[Result]) -> list[tuple[int, str]]:
    return [(one.line, one.reason) for one in results if not isinstance(one, ImportedPerson)]


def test_english_list(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "ID,First Name,Last Name,Goes by,DOB,Cell,E-mail,Zip Code,Language,Program,Start date\n"
        "7,June,Alvarez,Junie,7/24/1990,(203) 555-0123,j@example.org,6106,Español,ED,2026-01-05\n",
    )
    assert found == [
        ImportedPerson(
            "7", "June", "Alvarez", "Junie", date(1990, 7, 24), "+12035550123", "j@example.org",
            "06106", "es", "ED", date(2026, 1, 5), 2,
        )
    ]  # fmt: skip


def test_spanish_list_with_semicolons_in_windows_1252(tmp_path: Path) -> None:
    content = "Nombre;Apellidos;Fecha de nacimiento;Teléfono\nJosé;Núñez;1980-02-01;203-555-0199\n"
    person = people(read(tmp_path, content.encode("cp1252")))[0]
    assert (person.given_name, person.family_name) == ("José", "Núñez")
    assert (person.birth_date, person.phone) == (date(1980, 2, 1), "+12035550199")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str) -> None:
    content = delimiter.join(["Name", "Zip"]) + "\r\n" + delimiter.join(["Zoë Åström", "06106"])
    person = people(read(tmp_path, content.encode(encoding)))[0]
    assert (person.given_name, person.family_name, person.zip) == ("Zoë", "Åström", "06106")


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("2024-02-31", 'Birth date "2024-02-31" is not a date. Use year-month-day.'),
        ("08-MAY-67", 'Birth date "08-MAY-67" is not a date. Use year-month-day.'),
        ("31/12/1990", 'Birth date "31/12/1990" is not a date. Use year-month-day.'),
        ("2026-03-11", 'Birth date "2026-03-11" is in the future.'),
        ("1899-12-31", 'Birth date "1899-12-31" is before 1900.'),
    ],
)
def test_unusable_birth_date_is_left_out_and_the_person_kept(
    tmp_path: Path, cell: str, reason: str
) -> None:
    found = read(tmp_path, f"Name,DOB\nJune Alvarez,{cell}\n")
    assert found[0] == FieldWarning("people.csv", 2, "birth_date", reason)
    assert people(found)[0].birth_date is None


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("phone", "12"), ("phone", "203-555-0123 x9"), ("email", "june at home"), ("zip", "ABC12"),
        ("zip", "00000"), ("language", "Klingon"), ("id", "9" * 61), ("program", "p" * 201),
    ],
)  # fmt: skip
def test_other_unusable_fields_are_left_out_with_a_reason(
    tmp_path: Path, column: str, cell: str
) -> None:
    found = read(tmp_path, f"Name,{column}\nJune Alvarez,{cell}\n")
    assert [type(one) for one in found] == [FieldWarning, ImportedPerson]


def test_nobody_without_name_and_id(tmp_path: Path) -> None:
    found = read(tmp_path, "ID,First name,Zip\n,,06106\n8,,06106\n,,\n")
    assert found[0] == Rejected("people.csv", 2, "No name and no id. Fill in a name.")
    assert [(one.external_id, one.has_name) for one in people(found)] == [("8", False)]
    assert len(found) == 2  # the empty row is no row


def test_too_many_cells_reject_the_row_and_too_few_are_read_as_empty(tmp_path: Path) -> None:
    found = read(tmp_path, "Name,Zip\nJune,06106,oops\nJo,06106,,\nAl\n")
    assert [line for line, _ in reasons(found)] == [2, 4]
    assert "3 cells but the header has 2" in reasons(found)[0][1]
    assert [one.given_name for one in people(found)] == ["Jo", "Al"]


def test_control_characters_and_line_breaks_in_cells(tmp_path: Path) -> None:
    found = read(tmp_path, b'Name,Zip\n"Ju\x00n\x1be",06106\n"Mary\nAnn",06106\nJo,06106\n')
    assert [one.given_name for one in people(found)] == ["June", "Mary", "Jo"]
    assert [one.line for one in people(found)] == [2, 3, 5]
    assert "cannot be shown" in reasons(found)[0][1]


def test_open_quotation_mark_rejects_one_row_not_the_rest(tmp_path: Path) -> None:
    rest = "".join(f"Person {n},06106\n" for n in range(12_000))
    found = read(tmp_path, f'Name,Zip\n"Open,06106\n{rest}')
    assert "quotation mark" in reasons(found)[0][1]
    assert people(found)[-1].family_name == "11999"


def test_long_cell_is_rejected(tmp_path: Path) -> None:
    found = read(tmp_path, f"Name,Notes\nJune,{'x' * 10_001}\nJo,{'x' * 10_000}\n")
    assert [one.given_name for one in people(found)] == ["Jo"]


def test_rows_beyond_the_limit_are_refused_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MAX_ROWS", 3)
    found = read(tmp_path, "Name\n" + "June\n" * 6)
    assert len(people(found)) == 3
    assert reasons(found) == [(5, "The file has more than 3 rows. Split it here.")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no header"), (b"\n\n", "no header"), (b"Shoe,Hat\n1,2\n", "understood as a name"),
        (b"Name,Name\na,b\n", "two columns"), (b"\xff\xfeN\x00a", "cannot be read|as a name"),
    ],
)  # fmt: skip
def test_file_that_cannot_be_used_says_why(tmp_path: Path, content: bytes, message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        read(tmp_path, content)


def test_large_or_missing_file_is_refused_before_reading(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no file"):
        open_table(tmp_path / "none.csv")
    (tmp_path / "big.csv").write_bytes(b"Name\nJune\n")
    with pytest.raises(Unreadable, match="Split it"):
        open_table(tmp_path / "big.csv", max_bytes=5)


def test_own_mapping_is_used_and_checked(tmp_path: Path) -> None:
    found = read(tmp_path, "A,B\nJune,Alvarez\n", mapping={"family_name": "A", "given_name": "B"})
    assert (people(found)[0].given_name, people(found)[0].family_name) == ("Alvarez", "June")
    for wrong in ({"given_name": "C"}, {"shoe": "A"}, {"zip": "A"}):
        with pytest.raises(Unreadable):
            read(tmp_path, "A,B\nJune,Alvarez\n", mapping=wrong)


def test_columns_are_guessed_by_name() -> None:
    hmis = ["PersonalID", "FirstName", "MiddleName", "LastName", "NameDataQuality", "DOB", "SSN"]
    assert is_hmis_client(hmis)
    assert guess_columns(hmis) == {
        "external_id": "PersonalID", "given_name": "FirstName", "family_name": "LastName",
        "birth_date": "DOB",
    }  # fmt: skip
    assert guess_columns(["id", "PersonalID"]) == {"external_id": "PersonalID"}
    assert guess_columns(["", "???", "Shoe size"]) == {}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300) | st.text('aé",;\n\r\t\x00 1-', max_size=300).map(str.encode))
def test_any_bytes_are_read_or_refused_and_no_row_is_lost(tmp_path: Path, content: bytes) -> None:
    found = read(tmp_path, b"Name,DOB\n" + content)
    lines = Counter(one.line for one in found if not isinstance(one, FieldWarning))
    assert all(count == 1 for count in lines.values())
    table = open_table(tmp_path / "people.csv")
    assert sorted(lines) == [row.line for row in table.rows()]
