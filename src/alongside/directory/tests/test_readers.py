"""Values, older tables and JSON are read as they were meant."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st

from alongside.directory.importing import json_files
from alongside.directory.importing.columns import TABLES
from alongside.directory.importing.formats import open_reading
from alongside.directory.importing.identity import naming
from alongside.directory.importing.packages import open_package
from alongside.directory.importing.records import Record
from alongside.directory.importing.values import READERS, offset
from alongside.directory.tests.packages import Tables, write
from alongside.people.importing.problems import Unreadable


@pytest.mark.parametrize(
    ("kind", "text", "kept"),
    [
        ("time", "8:00am", "08:00:00"), ("time", "12:00am", "00:00:00"),
        ("time", "12:30 PM", "12:30:00"), ("time", "9am", "09:00:00"),
        ("time", "9:0am", "09:00:00"), ("time", "17:30", "17:30:00"),
        ("time", "10:00Z", "10:00:00"), ("time", "24:00", "00:00:00"),
        ("time", "08:15:30+01:00", "08:15:30"),
        ("date", "12/24/2026", "2026-12-24"), ("date", "1/2/26", "2026-01-02"),
        ("date", "2026-02-28T10:00:00Z", "2026-02-28"),
        ("number", "12.50", "12.5"), ("number", "12.0", "12"), ("money", "$1,200", "1200.00"),
        ("url", "www.example.org/a", "http://www.example.org/a"),
        ("url", "https://example.org", "https://example.org"),
        ("year", "June 1, 1987", "1987"), ("digits", "x103", "103"), ("weekday", "MON", "MO"),
        ("flag", "TRUE", "1"), ("status", "Active", "active"), ("currency", "usd", "USD"),
        ("moment", "2023-03-15T10:30:45+02:00", "2023-03-15 08:30:45.000000"),
    ],
)  # fmt: skip
def test_a_value_is_read(kind: str, text: str, kept: str) -> None:
    assert READERS[kind](text) == kept


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("time", "13:00pm"), ("time", "25:00"), ("time", "9"), ("time", "noonish"),
        ("date", "2026-13-01"), ("date", "2/30/2026"), ("date", "soon"), ("number", "nan"),
        ("number", "inf"), ("north", "90.1"), ("east", "-181"), ("money", "-5"),
        ("url", "javascript:alert(1)"), ("url", "data:text/html,x"), ("url", "http://"),
        ("email", "nobody"), ("zone", "Mars/Olympus"), ("status", "open"), ("whole", "1.5"),
    ],
)  # fmt: skip
def test_what_is_no_such_value_is_refused(kind: str, text: str) -> None:
    with pytest.raises((ValueError, OverflowError)):
        READERS[kind](text)


@given(st.times())
def test_every_time_of_day_is_read_as_it_is_written(time: dt.time) -> None:
    written = time.replace(microsecond=0)
    assert READERS["time"](written.isoformat()) == written.isoformat()
    half = written.strftime("%I:%M %p")
    assert READERS["time"](half) == written.replace(second=0).isoformat()


@pytest.mark.parametrize(
    ("text", "hours"), [("10:00Z", "0"), ("10:00+05:30", "5.5"), ("10:00-04:00", "-4"), ("9am", "")]
)
def test_a_time_may_carry_its_distance_from_utc(text: str, hours: str) -> None:
    assert offset(text) == hours


def test_ids_stay_the_same_and_uuids_are_kept() -> None:
    name = naming("county")
    kept = "AC148810-d857-441c-9679-408f346de14b"
    assert name("services", kept) == kept.replace("-", "").lower()
    assert name("services", "7") == naming("county")("services", "7")
    others = {name("services", "7"), name("locations", "7"), naming("city")("services", "7")}
    assert len(others) == 3


def test_every_column_that_is_read_is_kept_by_its_model() -> None:
    for table in TABLES.values():
        model = apps.get_model("directory", table.model)
        kept = {field.attname for field in model._meta.concrete_fields}
        assert {c.attname or c.name for c in table.columns} <= kept, table.model
        own = {"id", "source_id", "original_id", "content_hash", "created_at", "changed_at",
               "retired_at", "confirmed_on"}  # fmt: skip
        assert kept - own == {c.attname or c.name for c in table.columns}, table.model


def records(path: Path) -> list[Record]:
    return [r for r in open_reading(path).records() if isinstance(r, Record)]


def only(path: Path, table: str) -> list[dict[str, Any]]:
    return [dict(r.cells) for r in records(path) if r.table == table]


OLDER: Tables = {
    "organizations": [{"id": "1", "name": "Body", "url": "example.org"}],
    "services": [{"id": "1", "name": "Beds", "fees": "Free", "description": "one\\ntwo"}],
    "locations": [{"id": "1", "name": "Here"}],
    "physical_addresses": [{"id": "1", "location_id": "1", "address_1": "1 Main", "country": ""}],
    "postal_addresses": [{"id": "1", "location_id": "1", "address_1": "Box 1", "country": "US"}],
    "regular_schedules": [
        {"service_id": "1", "weekday": "Monday", "opens_at": "12:00pm (dispensing)"}
    ],
    "eligibility": [{"id": "1", "service_id": "1", "eligibility": "Adults", "minimum_age": "18"}],
    "payment_accepted": [{"id": "1", "service_id": "1", "payment": "Cash"}],
    "service_attribute": [{"id": "1", "service_id": "1", "taxonomy_term_id": "a"}],
    "phones": [{"id": "1", "service_id": "1", "number": "1", "language": "Spanish"}],
}


def test_older_tables_become_those_of_today(tmp_path: Path) -> None:
    path = write(tmp_path, OLDER)
    assert open_reading(path).format == "hsds-1.1"
    service = only(path, "services")[0]
    assert (service["fees_description"], service["description"]) == ("Free", "one\ntwo")
    assert (service["eligibility_description"], service["minimum_age"]) == ("Adults", "18")
    assert only(path, "organizations")[0]["website"] == "example.org"
    kinds = [(a["address_type"], a["country"]) for a in only(path, "addresses")]
    assert kinds == [("physical", "US"), ("postal", "US")]
    schedule = only(path, "schedules")[0]
    assert (schedule["byday"], schedule["opens_at"]) == ("MO", "12:00pm")
    assert only(path, "cost_options")[0]["option"] == "Cash"
    assert only(path, "attributes")[0]["link_entity"] == "service"
    assert only(path, "languages")[0] == {"phone_id": "1", "name": "Spanish"}


def test_two_addresses_with_one_number_are_two(tmp_path: Path) -> None:
    spaces = {r.space for r in records(write(tmp_path, OLDER)) if r.table == "addresses"}
    assert len(spaces) == 2


def test_version_2_is_told_from_version_1(tmp_path: Path) -> None:
    tables = {k: v for k, v in OLDER.items() if k != "regular_schedules"}
    assert open_reading(write(tmp_path, tables)).format == "hsds-2.0"


@pytest.mark.parametrize("shape", ["one", "list", "page", "bare page", "lines"])
@pytest.mark.parametrize("indent", [None, 2])
def test_json_is_read_item_by_item_in_every_shape(
    tmp_path: Path, shape: str, indent: int | None
) -> None:
    things = [{"id": str(n), "name": f'Beds "{n}" \\ é', "status": "active"} for n in range(300)]
    text = {
        "one": json.dumps(things[0], indent=indent),
        "list": json.dumps(things, indent=indent),
        "page": json.dumps({"total_items": 300, "empty": False, "contents": things}, indent=indent),
        "bare page": json.dumps({"contents": things, "more": 1}, indent=indent),
        "lines": "\n".join(json.dumps(thing) for thing in things),
    }[shape]
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    found = list(json_files.items(open_package(tmp_path / "a.json"), "a.json"))
    assert [item for _, item in found] == things[: 1 if shape == "one" else None]
    lines = text.splitlines()
    for line, _item in found[1:5]:
        assert "{" in lines[line - 1]


def test_a_phone_named_twice_in_nested_json_belongs_to_both(tmp_path: Path) -> None:
    phone = {"id": "p", "number": "1"}
    service = {"id": "s", "name": "Beds", "status": "active", "phones": [phone],
               "contacts": [{"id": "c", "title": "Desk", "phones": [phone]}]}  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps(service), encoding="utf-8")
    found = only(tmp_path / "a.json", "phones")
    assert found == [{"id": "p", "number": "1", "service_id": "s", "contact_id": "c"}]


@pytest.mark.parametrize("wanted", ["", "json", "hsds-json", "hsds-3.0"])
def test_json_may_be_asked_for_by_any_of_its_names(tmp_path: Path, wanted: str) -> None:
    (tmp_path / "a.json").write_text('{"id": "1", "name": "Beds", "status": "active"}')
    assert open_reading(tmp_path / "a.json", wanted).format == "hsds-json"


def test_a_format_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"id": "1", "name": "Beds", "status": "active"}')
    for wanted in ("hsds-1.1", "ohana", "samhsa"):
        with pytest.raises(Unreadable):
            open_reading(tmp_path / "a.json", wanted)
