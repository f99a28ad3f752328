"""What goes out comes back in the same, row for row and column for column."""

import csv
import io
import json
import string
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from alongside.directory.importing.cleaning import clean, guard, unguard
from alongside.directory.importing.columns import TABLES
from alongside.directory.importing.formats import open_reading
from alongside.directory.models import ServiceOrganization, Source, TaxonomyTerm
from alongside.directory.queries.export_json import write_json
from alongside.directory.queries.export_tables import described, write_tables
from alongside.directory.queries.shown import fields_of, model_of, rows_of
from alongside.directory.tests.packages import Tables, bring, real, write
from alongside.directory.tests.schemas import faults

Kept = dict[str, dict[Any, dict[str, Any]]]
WRITERS = {"hsds-3.0": (write_tables, "out.zip"), "hsds-json": (write_json, "out.json")}


def silent(*_args: object) -> None:
    """Tell nobody."""


def kept() -> Kept:
    """Every standing row, by table and id, without where it came from."""
    found: Kept = {}
    for table in TABLES:
        rows = rows_of(table).values(*fields_of(table))
        found[table] = {r["id"]: {k: v for k, v in r.items() if k != "source_id"} for r in rows}
    return found


def emptied() -> None:
    TaxonomyTerm.objects.update(parent=None)
    ServiceOrganization.objects.update(parent_organization=None)
    for table in reversed(TABLES):
        model_of(table)._default_manager.all().delete()
    Source.objects.all().delete()


def out_and_in(folder: Path, wanted: str) -> tuple[Kept, Kept]:
    """The rows before, and after they were written, forgotten and read again."""
    before = kept()
    write_out, name = WRITERS[wanted]
    write_out(folder / name, tell=silent)
    emptied()
    assert open_reading(folder / name).format == wanted
    outcome = bring(folder / name, source="again")
    assert not outcome.rejected
    return before, kept()


@pytest.mark.django_db
@pytest.mark.parametrize("wanted", WRITERS)
@pytest.mark.parametrize("name", ["hsds-3-examples", "hsds-ohana-sample", "hsds-miami-2019"])
def test_real_directories_come_back_equal(tmp_path: Path, name: str, wanted: str) -> None:
    bring(real(name))
    before, after = out_and_in(tmp_path, wanted)
    assert before == after


words = st.text(string.printable + "áñü¡'=+-@\"\\;,|", max_size=30)
hours = st.sampled_from(["", "8:00am", "17:30", "09:15:20", "10:00Z", "23:59-05:00"])
made = st.fixed_dictionaries(
    {
        "name": words.filter(lambda text: bool(clean(text))),
        "description": words,
        "amount": st.sampled_from(["", "0", "12.5", "1,200.00"]),
        "latitude": st.sampled_from(["", "41.76", "-0.5", "12"]),
        "minimum_age": st.sampled_from(["", "18", "17.5"]),
        "opens_at": hours,
        "date": st.sampled_from(["", "2026-02-28", "12/24/2026"]),
    }
)


BARE = {
    "name": "0", "description": "", "amount": "", "latitude": "", "minimum_age": "",
    "opens_at": "", "date": "",
}  # fmt: skip


def tables_of(facts: list[dict[str, str]]) -> Tables:
    numbered = [(str(n), one) for n, one in enumerate(facts)]
    return {
        "organizations": [{"id": n, "name": f["name"], "description": f["description"]}
                          for n, f in numbered],
        "services": [{"id": n, "organization_id": n, "name": f["name"], "alert": f["description"],
                      "minimum_age": f["minimum_age"], "assured_date": f["date"]}
                     for n, f in numbered],
        "locations": [{"id": n, "name": f["description"], "location_type": "physical",
                       "latitude": f["latitude"], "longitude": f["latitude"]}
                      for n, f in numbered],
        "service_at_location": [{"id": n, "service_id": n, "location_id": n} for n, _ in numbered],
        "schedules": [{"id": n, "service_id": n, "opens_at": f["opens_at"], "byday": "MO,TU",
                       "valid_from": f["date"]} for n, f in numbered],
        "cost_options": [{"id": n, "service_id": n, "amount": f["amount"], "option":
                          f["description"]} for n, f in numbered],
        "attributes": [{"id": n, "link_id": n, "link_entity": "location", "value": f["name"]}
                       for n, f in numbered],
    }  # fmt: skip


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("wanted", WRITERS)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(facts=st.lists(made, min_size=1, max_size=4))
@example(facts=[{**BARE, "name": "\\n"}, {**BARE, "description": "\\n"}])
def test_any_directory_comes_back_equal(
    tmp_path_factory: pytest.TempPathFactory, wanted: str, facts: list[dict[str, str]]
) -> None:
    emptied()
    folder = tmp_path_factory.mktemp("round")
    bring(write(folder / "in", tables_of(facts)))
    before, after = out_and_in(folder, wanted)
    assert before == after


@given(words)
def test_a_guarded_cell_is_no_formula_and_comes_back(text: str) -> None:
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(("=", "@"))


def test_telephone_numbers_and_places_stay_as_they_are() -> None:
    assert [guard(t) for t in ("+1 860 555 0100", "-72.68", "=1+1", "'=x")] == [
        "+1 860 555 0100", "-72.68", "'=1+1", "''=x",
    ]  # fmt: skip


@pytest.mark.django_db
def test_the_archive_describes_its_tables(tmp_path: Path) -> None:
    bring(real("hsds-3-examples"))
    write_tables(tmp_path / "out.zip", tell=silent)
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        package = json.loads(archive.read("datapackage.json"))
        assert package == described()
        for resource in package["resources"]:
            lines = csv.reader(io.StringIO(archive.read(resource["path"]).decode()))
            assert next(lines) == [f["name"] for f in resource["schema"]["fields"]]


@pytest.mark.django_db
def test_services_in_json_hold_to_the_schema(tmp_path: Path) -> None:
    bring(real("hsds-ohana-sample"))
    write_json(tmp_path / "out.json", tell=silent)
    items = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    services = [item for item in items if "hsds_entity" not in item]
    assert len(services) == 23
    assert [f for item in services for f in faults(item, "service")] == []
