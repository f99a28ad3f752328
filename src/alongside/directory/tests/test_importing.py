"""A directory of services comes in, comes in again, changes, and loses what its source lost."""

import copy
import zipfile
from pathlib import Path

import pytest

from alongside.core.actor import Actor, Role
from alongside.core.errors import BadInput, NotPermitted
from alongside.directory.commands.importing import Outcome, import_services
from alongside.directory.importing.formats import open_reading
from alongside.directory.models import (
    Address,
    Phone,
    Schedule,
    Service,
    ServiceAtLocation,
    ServiceOrganization,
    Source,
)
from alongside.directory.queries.trial import try_import
from alongside.directory.tests.packages import SMALL, SYSTEM, Tables, bring, parts, real, write
from alongside.people.importing.problems import Unreadable

pytestmark = pytest.mark.django_db


@pytest.fixture
def small() -> Tables:
    return copy.deepcopy(SMALL)


def test_a_package_comes_in_and_the_same_again_changes_nothing(
    tmp_path: Path, small: Tables
) -> None:
    first = bring(write(tmp_path, small))
    assert parts(first) == (7, 0, 0, 0)
    before = list(Service.objects.order_by("id").values())
    assert parts(bring(tmp_path)) == (0, 0, 7, 0)
    assert list(Service.objects.order_by("id").values()) == before


def test_a_changed_row_changes_and_a_vanished_one_is_retired_and_may_come_back(
    tmp_path: Path, small: Tables
) -> None:
    bring(write(tmp_path / "a", small))
    small["services"][0]["name"] = "Beds tonight"
    gone = small["services"].pop()
    at_place = small["service_at_location"].pop()
    assert parts(bring(write(tmp_path / "b", small))) == (0, 1, 4, 2)
    assert set(Service.objects.standing().values_list("name", flat=True)) == {"Beds tonight"}
    assert Service.objects.count() == 2
    small["services"].append(gone)
    small["service_at_location"].append(at_place)
    assert parts(bring(write(tmp_path / "c", small))) == (0, 2, 5, 0)
    assert ServiceAtLocation.objects.standing().count() == 2


def test_a_file_left_out_of_a_package_retires_its_rows(tmp_path: Path, small: Tables) -> None:
    bring(write(tmp_path / "a", small))
    del small["phones"]
    assert parts(bring(write(tmp_path / "b", small))) == (0, 0, 6, 1)
    assert not Phone.objects.standing().exists()


def test_another_source_is_left_alone(tmp_path: Path, small: Tables) -> None:
    bring(write(tmp_path / "a", small), source="county")
    small["services"].pop()
    small["service_at_location"].pop()
    assert parts(bring(write(tmp_path / "b", small), source="city")) == (5, 0, 0, 0)
    assert Service.objects.standing().count() == 3


def test_what_another_source_said_of_a_vanished_row_goes_with_it(tmp_path: Path) -> None:
    first, second = "ac148810-d857-441c-9679-408f346de14b", "bc148810-d857-441c-9679-408f346de14b"
    services = [{"id": key, "name": "Beds", "status": "active"} for key in (first, second)]
    bring(write(tmp_path / "a", {"services": services}), source="county")
    places: Tables = {
        "locations": [{"id": "1", "location_type": "physical"}],
        "service_at_location": [
            {"id": key, "service_id": key, "location_id": "1"} for key in (first, second)
        ],
    }
    bring(write(tmp_path / "b", places), source="city")
    assert ServiceAtLocation.objects.standing().count() == 2
    bring(write(tmp_path / "c", {"services": services[:1]}), source="county")
    assert [str(at.service_id) for at in ServiceAtLocation.objects.standing()] == [first]


def test_faulty_rows_are_named_with_file_line_and_reason_and_the_rest_is_kept(
    tmp_path: Path, small: Tables
) -> None:
    small["services"].append({"id": "12", "organization_id": "1", "name": ""})
    small["services"].append({"id": "10", "organization_id": "1", "name": "Twice"})
    small["service_at_location"].append({"id": "32", "service_id": "99", "location_id": "20"})
    small["phones"].append({"id": "41", "service_id": "99", "number": "860-555-0101"})
    outcome = bring(write(tmp_path, small))
    assert [(p.file, p.line, p.reason) for p in outcome.rejected] == [
        ("services.csv", 4, "There is no name."),
        ("services.csv", 5, 'Another row has the id "10" already.'),
        ("service_at_location.csv", 4, "Its service is not here."),
        ("phones.csv", 3, "It belongs to nothing that is here."),
    ]
    assert parts(outcome) == (7, 0, 0, 0)
    assert outcome.figures()["read"] == 11


def test_an_orphan_is_kept_counted_and_linked_when_the_other_row_comes(
    tmp_path: Path, small: Tables
) -> None:
    owner = small.pop("organizations")
    first = bring(write(tmp_path / "a", small))
    assert first.orphans == 3
    assert not Service.objects.filter(organization__isnull=False).exists()
    small["organizations"] = owner
    assert parts(bring(write(tmp_path / "b", small))) == (1, 3, 3, 0)
    assert Service.objects.filter(organization__name="Harbor House").count() == 2


def test_a_cell_that_cannot_be_read_is_left_empty_and_told(tmp_path: Path, small: Tables) -> None:
    small["locations"][0]["latitude"] = "north"
    small["services"][0]["url"] = "javascript:alert(1)"
    outcome = bring(write(tmp_path, small))
    assert {n.file for n in outcome.notes} == {"locations.csv", "services.csv"}
    assert not Service.objects.exclude(url="").exists()


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path, small: Tables) -> None:
    reading = open_reading(write(tmp_path, small))
    assert parts(try_import(reading=reading, source="test", by=SYSTEM)) == (7, 0, 0, 0)
    assert not Service.objects.exists()
    assert not Source.objects.exists()


def test_a_malformed_package_leaves_the_directory_as_it_was(tmp_path: Path, small: Tables) -> None:
    bring(write(tmp_path / "a", small))
    before = list(Service.objects.order_by("id").values())
    bad = write(tmp_path / "b", {**small, "services": [{"id": "10", "title": "No name column"}]})
    with pytest.raises(Unreadable, match="no column name"):
        bring(bad)
    cut = tmp_path / "cut.json"
    cut.write_text('[{"id": "10", "name": "Beds", "status": "active"}, {"id": ')
    with pytest.raises((BadInput, Unreadable)):
        bring(cut)
    empty = write(tmp_path / "c", {"services": [{"id": "1", "name": "", "status": "active"}]})
    with pytest.raises(BadInput, match="Nothing in this package"):
        bring(empty)
    assert list(Service.objects.order_by("id").values()) == before


def test_a_zipped_package_gives_the_rows_of_its_folder(tmp_path: Path, small: Tables) -> None:
    folder = write(tmp_path / "a", small)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for file in folder.iterdir():
            archive.write(file, f"package/{file.name}")
    assert parts(bring(tmp_path / "a.zip")) == (7, 0, 0, 0)
    assert parts(bring(folder)) == (0, 0, 7, 0)


def test_only_those_who_keep_the_directory_may_bring_one_in(tmp_path: Path, small: Tables) -> None:
    reading = open_reading(write(tmp_path, small))
    for role in set(Role) - {Role.PROGRAM_ADMINISTRATOR}:
        with pytest.raises(NotPermitted):
            import_services(
                reading=reading, source="x", outcome=Outcome(), by=Actor("member", role=role)
            )


def test_the_miami_directory_gives_the_counts_its_readme_names() -> None:
    outcome = bring(real("hsds-miami-2019"))
    assert outcome.figures()["tables"] == {
        "organizations": 352, "services": 1163, "locations": 1163, "service_at_location": 1163,
        "phones": 1163, "addresses": 1163, "schedules": 3323, "languages": 2654,
        "accessibility": 1163, "contacts": 1163,
    }  # fmt: skip
    assert not outcome.rejected
    lost = [note.file for note in outcome.notes if note.kind == "orphan"]
    assert (lost.count("services.csv"), lost.count("locations.csv")) == (79, 811)
    assert Schedule.objects.filter(opens_at__isnull=True).count() == 54
    assert ServiceOrganization.objects.count() == 352
    assert Address.objects.filter(state_province="FL").exists()
    assert parts(bring(real("hsds-miami-2019"))) == (0, 0, 14470, 0)


@pytest.mark.parametrize(
    ("name", "wanted", "tables"),
    [
        ("hsds-3-examples", "hsds-3.0", {"services": 1, "schedules": 1, "attributes": 1}),
        ("hsds-3-examples/service_full.json", "hsds-json", {"services": 1, "cost_options": 1}),
        ("hsds-3-examples/service_list.json", "hsds-json", {"services": 1, "organizations": 1}),
        ("hsds-3-examples/organization_full.json", "hsds-json", {"organizations": 1}),
        ("hsds-3-examples/service_at_location_full.json", "hsds-json", {"service_at_location": 1}),
        ("hsds-ohana-sample", "ohana",
         {"organizations": 8, "locations": 22, "services": 23, "phones": 54, "contacts": 31,
          "addresses": 42, "programs": 1, "schedules": 15, "taxonomy_terms": 290}),
        ("treatment-facilities", "samhsa", {"services": 204, "locations": 204}),
    ],
)  # fmt: skip
def test_real_packages_are_told_apart_and_read(
    name: str, wanted: str, tables: dict[str, int]
) -> None:
    path = real(name.split("/", maxsplit=1)[0]) / Path(*name.split("/")[1:])
    assert open_reading(path).format == wanted
    outcome = bring(path)
    assert not outcome.rejected
    assert outcome.figures()["tables"].items() >= tables.items()
    again = bring(path)
    assert parts(again) == (0, 0, again.figures()["read"], 0)
