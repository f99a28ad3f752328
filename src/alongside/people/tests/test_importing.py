"""A program's existing list comes in: all of it or nothing, and nobody twice."""

from pathlib import Path

import pytest

from alongside.core.errors import BadInput, NotPermitted
from alongside.core.models import AuditEvent
from alongside.people.commands import import_stays, importing, persons
from alongside.people.commands.importing import ImportDone
from alongside.people.models import ColumnMapping, Enrolment, EnrolmentStatus, Person
from alongside.people.queries.importing import ImportPlan, Wishes, plan_import
from tests.fixtures.people import World

pytestmark = pytest.mark.django_db
SAMPLES = Path(__file__).parents[5] / "shared" / "data"
HEADER = "ID,First name,Last name,DOB,Phone,ZIP,Start date\n"
ANA = "A1,Ana,Ortiz,1990-07-24,203 555 0110,06106,2025-01-02\n"


def _plan(world: World, path: Path, **wishes: object) -> ImportPlan:
    wished = Wishes(**wishes)  # type: ignore[arg-type]
    return plan_import(path=path, organisation=world.organisation, wishes=wished, by=world.system)


def _import(world: World, path: Path, **wishes: object) -> tuple[ImportPlan, ImportDone]:
    plan = _plan(world, path, **wishes)
    return plan, importing.import_people(plan=plan, by=world.system)


def _list(tmp_path: Path, rows: str, header: str = HEADER) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(header + rows, encoding="utf-8")
    return path


def _person(world: World, external_id: str) -> Person:
    return Person.objects.scoped(world.system).get(external_id=external_id)


def _sample(name: str) -> Path:
    path = SAMPLES / name / "Client.csv"
    if not path.is_file():
        pytest.skip("the sample files are not on this machine")
    return path


def test_a_person_comes_in_with_enrolment_and_status(world: World, tmp_path: Path) -> None:
    _import(world, _list(tmp_path, ANA), program="Bridge")
    ana = _person(world, "A1")
    assert (ana.given_name, ana.birth_date, ana.phone) == ("Ana", "1990-07-24", "+12035550110")
    enrolment = Enrolment.objects.scoped(world.system).get(person=ana)
    assert (enrolment.program, str(enrolment.enrolled_on)) == (world.other_program, "2025-01-02")
    assert enrolment.statuses.get().state == "asked"
    assert Person.objects.scoped(world.system).filter(identity_index=ana.identity_index).exists()


def test_a_plan_writes_nothing(world: World, tmp_path: Path) -> None:
    before = AuditEvent.objects.count()
    plan = _plan(world, _list(tmp_path, ANA))
    assert len(plan.to_add) == 1
    assert not Person.objects.scoped(world.system).filter(external_id="A1").exists()
    assert AuditEvent.objects.count() == before
    assert not ColumnMapping.objects.scoped(world.system).exists()


def test_a_second_run_changes_nothing(world: World, tmp_path: Path) -> None:
    path = _list(tmp_path, ANA + "A2,Bo,Chen,,,,\n")
    _import(world, path)
    plan, done = _import(world, path)
    assert (plan.unchanged_count, plan.changed_count, plan.writes) == (2, 0, False)
    assert not any(done.tables.values())


def test_a_list_without_ids_does_not_come_in_twice(world: World, tmp_path: Path) -> None:
    path = _list(tmp_path, "Ana,Ortiz,1990-07-24\n", "First name,Last name,DOB\n")
    _import(world, path)
    plan, _done = _import(world, path)
    assert (plan.unchanged_count, plan.writes, plan.groups) == (1, False, [])


def test_a_changed_row_updates_the_person(world: World, tmp_path: Path) -> None:
    _import(world, _list(tmp_path, ANA))
    plan, _done = _import(world, _list(tmp_path, ANA.replace("Ortiz", "Diaz").replace("06106", "")))
    ana = _person(world, "A1")
    assert (plan.changed_count, ana.family_name, ana.zip) == (1, "Diaz", "06106")
    assert plan_import(
        path=_list(tmp_path, "B1,Ana,Diaz,1990-07-24,,,\n"),
        organisation=world.organisation,
        wishes=Wishes(),
        by=world.system,
    ).groups, "the index followed the name"


def test_a_number_changed_by_hand_is_kept(world: World, tmp_path: Path) -> None:
    _import(world, _list(tmp_path, ANA))
    ana = _person(world, "A1")
    persons.change_reaching(person=ana, phone="+12035550199", by=world.system)
    plan, _done = _import(world, _list(tmp_path, ANA))
    assert _person(world, "A1").phone == "+12035550199"
    assert [w.field for w in plan.warnings] == ["phone"]


def test_people_who_look_alike_wait(world: World, tmp_path: Path) -> None:
    _import(world, _list(tmp_path, ANA))
    path = _list(
        tmp_path, "B1,ANA,Órtiz,1990-07-24,,,\nB2,Bo,Chen,1980-01-01,,,\nB3,Bo,Chen,1980-01-01,,,\n"
    )
    plan = _plan(world, path)
    assert [group.lines for group in plan.groups] == [(2,), (3, 4)]
    assert [person.external_id for person in plan.to_add] == ["B2"]
    plan, _done = _import(world, path, add_duplicates=True)
    assert len(plan.to_add) == 3


def test_each_person_and_enrolment_has_an_audit_event(world: World, tmp_path: Path) -> None:
    before = AuditEvent.objects.count()
    _, done = _import(world, _list(tmp_path, ANA + "A2,Bo,Chen,,,,\n"))
    assert done.tables["audit_events"] == 4
    assert AuditEvent.objects.count() == before + 4 + 1  # and one for the import itself
    assert AuditEvent.objects.filter(person_id=_person(world, "A1").pk).count() == 2


def test_nothing_stays_when_something_breaks(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = _plan(world, _list(tmp_path, ANA))

    def broken(*_args: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(import_stays, "write", broken)
    with pytest.raises(RuntimeError):
        importing.import_people(plan=plan, by=world.system)
    assert not Person.objects.scoped(world.system).filter(external_id="A1").exists()


def test_the_same_id_in_two_organisations_is_two_people(world: World, tmp_path: Path) -> None:
    _import(world, _list(tmp_path, ANA))
    plan = plan_import(
        path=_list(tmp_path, ANA),
        organisation=world.meadow.organisation,
        wishes=Wishes(),
        by=world.meadow.system,
    )
    assert (len(plan.to_add), plan.groups) == (1, [])
    with pytest.raises(NotPermitted):
        importing.import_people(plan=plan, by=world.dana)


def test_columns_told_once_are_remembered(world: World, tmp_path: Path) -> None:
    path = _list(tmp_path, "Ana,Ortiz\n", "Call me,Clan\n")
    with pytest.raises(BadInput, match="Say which column"):
        _plan(world, path)
    _import(world, path, columns={"given_name": "Call me", "family_name": "Clan"})
    assert _plan(world, path).source.columns == {"given_name": "Call me", "family_name": "Clan"}
    with pytest.raises(BadInput, match="no column"):
        _plan(world, path, columns={"given_name": "Shoe"})


def test_an_id_met_twice_is_rejected_with_its_line(world: World, tmp_path: Path) -> None:
    plan = _plan(world, _list(tmp_path, ANA + "A1,Bo,Chen,,,,\n,,,,,06106,\n"))
    assert [(r.line, r.reason[:6]) for r in plan.rejected] == [(4, "No nam"), (3, "Line 2")]
    assert (plan.source.read, len(plan.to_add)) == (3, 1)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"PK\x03\x04abc", "not a CSV"),
        (b"a,b\x00\x01,c\n1,2,3\n", "not a CSV"),
        (b"First name,Last name\n", "no rows"),
        (b"Shoe,Hat\n1,2\n", "Say which column"),
        (b",,,\n1,2,3\n", "no header"),
    ],
)
def test_a_file_of_no_use_is_refused(
    world: World, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(BadInput, match=words):
        _plan(world, path)


def test_the_hmis_sample_comes_in_whole(world: World) -> None:
    path = _sample("hmis-csv-fy2024")
    plan, done = _import(world, path)
    assert (plan.source.read, len(plan.to_add), plan.rejected) == (514, 514, [])
    assert (done.tables["persons"], done.tables["enrolments"]) == (514, 574)
    ended = EnrolmentStatus.objects.scoped(world.system).filter(state="completed")
    assert 0 < ended.count() <= 447
    again, done = _import(world, path)
    assert (again.unchanged_count, again.writes) == (514, False)
    assert not any(done.tables.values())


def test_the_faulty_sample_keeps_every_person(world: World) -> None:
    plan, done = _import(world, _sample("hmis-csv-fy2024-bad"))
    assert (len(plan.to_add), done.tables["persons"]) == (134, 134)
    assert {(r.file, r.line) for r in plan.rejected} == {
        ("Enrollment.csv", 4), ("Enrollment.csv", 5), ("Exit.csv", 2),
    }  # fmt: skip
    assert {w.line for w in plan.warnings} >= {7, 8}


@pytest.mark.parametrize(
    "row",
    ["Ana,,1990-07-24,", ",Ortiz,1990-07-24,", ",Ortiz,,203 555 0110", "Ana,,,", "Ana,Ortiz,,"],
)
def test_the_same_list_twice_changes_nothing_with_names_or_days_missing(
    world: World, tmp_path: Path, row: str
) -> None:
    path = _list(tmp_path, f"{row}\nBo,Chen,1988-02-01,\n", "First name,Last name,DOB,Phone\n")
    _import(world, path)
    plan, done = _import(world, path)
    assert (plan.unchanged_count, plan.writes, plan.groups) == (2, False, [])
    assert not any(done.tables.values())


def test_somebody_whose_first_name_was_learned_since_does_not_come_in_again(
    world: World, tmp_path: Path
) -> None:
    path = _list(tmp_path, ",Ortiz,1990-07-24\n", "First name,Last name,DOB\n")
    plan, _done = _import(world, path)
    here = Person.objects.scoped(world.system).order_by("-pk")[0]
    here.given_name, here.family_name = "Ana", "Ortiz"
    here.save()
    plan, _done = _import(world, path)
    assert (plan.writes, [group.existing for group in plan.groups]) == (False, [str(here.pk)])


def test_two_people_of_one_last_name_and_other_days_are_two_people(
    world: World, tmp_path: Path
) -> None:
    header = "First name,Last name,DOB\n"
    _import(world, _list(tmp_path, ",Ortiz,1990-07-24\n", header))
    plan, _done = _import(world, _list(tmp_path, ",Ortiz,1970-01-02\n,Ortiz,\n", header))
    assert len(plan.to_add) == 2
