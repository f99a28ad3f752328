from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.people.importing.duplicates import find_duplicates, identity_key, normalised
from alongside.people.importing.hmis import HmisFolder, read_hmis
from alongside.people.importing.rows import ImportedPerson, read_people
from alongside.people.importing.tables import Unreadable

TODAY = date(2026, 3, 10)
DATA = Path(__file__).parents[4] / ".." / "shared" / "data"
CLIENT = "PersonalID,FirstName,LastName,NameDataQuality,DOB,DOBDataQuality,DateDeleted\n"


def sample(name: str) -> HmisFolder:
    file = DATA / name / "Client.csv"
    if not file.is_file():
        pytest.skip(f"the sample data folder ../shared/data/{name} is not there")
    return read_hmis(file, today=TODAY)


def folder(path: Path, clients: str, **files: str) -> HmisFolder:
    (path / "Client.csv").write_text(CLIENT + clients, encoding="utf-8")
    for name, content in files.items():
        (path / f"{name}.csv").write_text(content, encoding="utf-8")
    return read_hmis(path / "Client.csv", today=TODAY)


def test_real_export_is_read_whole() -> None:
    found = sample("hmis-csv-fy2024")
    assert (len(found.people), len(found.enrolments)) == (514, 574)
    assert sum(stay.ended_on is not None for stay in found.enrolments) == 447
    assert (found.rejected, found.warnings) == ([], [])
    assert all(person.birth_date and person.enrolled_on for person in found.people)
    assert find_duplicates(found.people) == []


def test_faulty_export_keeps_everybody_and_says_what_is_wrong() -> None:
    found = sample("hmis-csv-fy2024-bad")
    assert len(found.people) == 134
    assert len(found.enrolments) == 2
    assert [(one.file, one.line) for one in found.rejected] == [
        ("Enrollment.csv", 4), ("Enrollment.csv", 5), ("Exit.csv", 2),
    ]  # fmt: skip
    warned = [(one.line, one.field) for one in found.warnings]
    assert warned == [
        (3, "family_name"), (4, "family_name"), (5, "family_name"), (6, "family_name"),
        (7, "birth_date"), (8, "birth_date"), (94, "birth_date"), (131, "birth_date"),
    ]  # fmt: skip
    assert [person.family_name for person in found.people[1:5]] == [
        "Last1", 'Last2 "BAD DATA"', "Last3", 'Last4"TEST" Last',
    ]  # fmt: skip


def test_current_enrolment_is_the_open_one_that_began_last(tmp_path: Path) -> None:
    found = folder(
        tmp_path,
        "1,June,Alvarez,1,1990-07-24,2,\n2,Gone,Person,1,,,2020-01-01\n3,Jo,Bell,1,,,\n",
        Project="ProjectID,ProjectName\np,Shelter\nq,Court\n",
        Enrollment="EnrollmentID,PersonalID,ProjectID,EntryDate\n"
        "a,1,p,2024-01-01\nb,1,q,2023-01-01\nc,2,p,2023-01-01\nd,1,p,soon\na,1,p,2024-01-01\n"
        "e,3,zz,2024-01-01\n",
        Exit="EnrollmentID,ExitDate\na,2024-06-01\nb,2022-01-01\nx,2024-01-01\n",
    )
    assert [(one.program_name, one.enrolled_on) for one in found.people] == [
        ("Court", date(2023, 1, 1)),
        ("", date(2024, 1, 1)),
    ]
    assert [(one.file, one.line) for one in found.rejected] == [
        ("Client.csv", 3), ("Enrollment.csv", 4), ("Enrollment.csv", 5), ("Enrollment.csv", 6),
        ("Exit.csv", 3), ("Exit.csv", 4),
    ]  # fmt: skip
    assert {(one.file, one.field) for one in found.warnings} == {
        ("Client.csv", "birth_date"), ("Enrollment.csv", "program_name"),
    }  # fmt: skip


def test_people_alone_are_enough_but_a_broken_neighbour_is_not(tmp_path: Path) -> None:
    assert len(folder(tmp_path, "1,June,Alvarez,1,,,\n").people) == 1
    with pytest.raises(Unreadable, match="EntryDate"):
        folder(tmp_path, "1,June,,1,,,\n", Enrollment="EnrollmentID,PersonalID,ProjectID\n")


def listed(tmp_path: Path, content: str) -> list[ImportedPerson]:
    file = tmp_path / "people.csv"
    file.write_text(content, encoding="utf-8")
    return [p for p in read_people(file, today=TODAY) if isinstance(p, ImportedPerson)]


def test_same_name_and_birth_date_are_grouped_and_found_among_existing(tmp_path: Path) -> None:
    found = listed(
        tmp_path,
        "First,Last,DOB\nJosé,O'Neil-Díaz,1990-01-02\nJune,Bell,1990-01-02\n"
        "jose,oneil diaz,1/2/1990\nJune,Bell,1991-01-02\nBell,June,1990-01-02\n",
    )
    june = identity_key("JUNE", "Bell", date(1990, 1, 2))
    groups = find_duplicates(found, {june: "row 17"})
    assert [(group.lines, group.existing) for group in groups] == [((2, 4), None), ((3,), "row 17")]
    assert find_duplicates(found, {june})[1].existing == june


def test_people_without_a_name_never_look_alike(tmp_path: Path) -> None:
    assert find_duplicates(listed(tmp_path, "ID,First\n1,\n2,\n")) == []


@given(st.text(), st.text(" .,'-’\u0301"))
def test_normalised_name_ignores_case_marks_and_repeats(name: str, noise: str) -> None:
    assert normalised(normalised(name)) == normalised(name)
    assert normalised(noise + name + noise) == normalised(name)
    if name.isascii():
        assert normalised(name.upper()) == normalised(name)
