"""The directory for other programs: every answer is HSDS 3.0, and pages cost the same."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.directory.models import (
    Attribute,
    Phone,
    Service,
    ServiceAtLocation,
    ServiceOrganization,
    Source,
    TaxonomyTerm,
)
from alongside.directory.search import indexing
from alongside.directory.tests.packages import Tables, bring, real, write
from alongside.directory.tests.schemas import faults

pytestmark = pytest.mark.django_db
Get = Callable[..., Any]

LIST = {
    "services": "compiled/service_list",
    "organizations": "compiled/organization_list",
    "service_at_locations": "compiled/service_at_location_list",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
FULL = {
    "services": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}


@pytest.fixture
def get(client: Client) -> Get:
    def ask(path: str, status: int = 200, **values: Any) -> Any:
        response = client.get(f"/hsds/3.0/{path}", values)
        assert response.status_code == status, response.content[:300]
        return json.loads(response.content)

    return ask


def town(count: int) -> Tables:
    """Services at places on one street, each with all that may hang on them."""
    numbers = [str(n) for n in range(count)]
    return {
        "organizations": [{"id": n, "name": f"Body {n}"} for n in numbers],
        "services": [{"id": n, "organization_id": n, "name": f"Service {n}"} for n in numbers],
        "locations": [
            {"id": n, "location_type": "physical", "latitude": str(41.76 + int(n) / 100),
             "longitude": "-72.68"} for n in numbers
        ],
        "service_at_location": [{"id": n, "service_id": n, "location_id": n} for n in numbers],
        "addresses": [
            {"id": n, "location_id": n, "address_1": f"{n} Main Street", "city": "Hartford",
             "postal_code": "06106"} for n in numbers
        ],
        "contacts": [
            {"id": n, "service_id": n, "name": "Ann Example", "title": "Director"} for n in numbers
        ],
        "phones": [{"id": n, "service_id": n, "number": "860-555-0100", "extension": "7"}
                   for n in numbers],
        "schedules": [{"id": n, "service_id": n, "freq": "WEEKLY", "byday": "MO",
                       "opens_at": "9:00am"} for n in numbers],
        "languages": [{"id": n, "service_id": n, "name": "Spanish", "code": "es"} for n in numbers],
        "taxonomies": [{"id": "x", "name": "Needs", "description": "What people need"}],
        "taxonomy_terms": [
            {"id": "bed", "code": "bed", "name": "A bed", "taxonomy_id": "x"},
            {"id": "bed tonight", "code": "bed-1", "name": "A bed tonight", "parent_id": "bed",
             "taxonomy_id": "x"},
        ],
        "attributes": [
            {"id": n, "link_id": n, "link_entity": "service", "taxonomy_term_id": "bed"}
            for n in numbers[: count // 2]
        ],
    }  # fmt: skip


def valid(items: list[dict[str, Any]], name: str) -> None:
    for item in items:
        assert faults(item, name) == []


def test_it_says_what_it_speaks(get: Get) -> None:
    assert get("")["version"] == "3.0"


@pytest.mark.parametrize("name", LIST)
def test_every_list_and_every_row_holds_to_the_schemas(get: Get, tmp_path: Path, name: str) -> None:
    bring(write(tmp_path, town(4)))
    page = get(name, per_page=3)
    assert page["contents"]
    valid(page["contents"], LIST[name])
    valid(get(name, full="true")["contents"], FULL[name])
    valid([get(f"{name}/{row['id']}") for row in page["contents"]], FULL[name])


@pytest.mark.parametrize("name", LIST)
def test_real_directories_are_answered_in_the_schemas(get: Get, name: str) -> None:
    for source in ("hsds-3-examples", "hsds-ohana-sample"):
        bring(real(source), source=source)
    page = get(name, per_page=500)
    valid(page["contents"], LIST[name])
    valid(get(name, full="true", per_page=100)["contents"], FULL[name])
    if page["contents"]:
        valid([get(f"{name}/{page['contents'][0]['id']}")], FULL[name])


def test_pages_say_where_they_stand(get: Get, tmp_path: Path) -> None:
    bring(write(tmp_path, town(5)))
    first, last = get("services", per_page=2), get("services", per_page=2, page=3)
    assert {k: v for k, v in first.items() if k != "contents"} == {
        "total_items": 5, "total_pages": 3, "page_number": 1, "size": 2, "first_page": True,
        "last_page": False, "empty": False,
    }  # fmt: skip
    assert (last["size"], last["last_page"], last["first_page"]) == (1, True, False)
    assert get("services", page=9)["empty"] is True
    assert get("services", per_page=100_000)["size"] == 5
    ids = {s["id"] for n in (1, 2, 3) for s in get("services", per_page=2, page=n)["contents"]}
    assert len(ids) == 5


@pytest.mark.parametrize(
    "wrong",
    [
        {"page": "0"}, {"page": "two"}, {"per_page": "-1"}, {"format": "xml"}, {"full": "maybe"},
        {"organization_id": "7"}, {"modified_after": "soon"}, {"proximity": "500"},
        {"proximity": "500", "postcode": "00000"}, {"page": "9" * 400}, {"page": "²"},
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_said_with_its_name(get: Get, wrong: dict[str, str]) -> None:
    answer = get("service_at_locations", status=400, **wrong)
    assert answer["parameter"] in {*wrong, "postcode"}


def test_filters_hold_together(get: Get, tmp_path: Path) -> None:
    bring(write(tmp_path, town(4)))
    body = ServiceOrganization.objects.get(name="Body 1")
    term = TaxonomyTerm.objects.get(name="A bed")

    def names(**values: Any) -> set[str]:
        return {s["name"] for s in get("services", **values)["contents"]}

    assert names(organization_id=body.pk) == {"Service 1"}
    assert names(taxonomy_term_id=term.pk) == {"Service 0", "Service 1"}
    assert names(taxonomy_id=term.taxonomy_id) == {"Service 0", "Service 1"}
    assert names(taxonomy_term_id=term.pk, organization_id=body.pk) == {"Service 1"}
    assert get("service_at_locations", taxonomy_term_id=term.pk)["total_items"] == 2
    assert get("service_at_locations", organization_id=body.pk)["total_items"] == 1
    assert get("taxonomy_terms", top_only="true")["total_items"] == 1
    assert get("taxonomy_terms", parent_id=term.pk)["contents"][0]["name"] == "A bed tonight"
    assert get("taxonomy_terms", taxonomy_id=term.taxonomy_id)["total_items"] == 2


def test_places_are_found_within_metres_of_a_postcode(get: Get, tmp_path: Path) -> None:
    bring(write(tmp_path, town(10)))  # one every 1,112 metres to the north
    assert get("service_at_locations", postcode="06106")["total_items"] == 10
    near = get("service_at_locations", postcode="06106", proximity=5000)["total_items"]
    far = get("service_at_locations", postcode="06106", proximity=80_000)["total_items"]
    assert 0 < near < far == 10


def test_what_changed_since_can_be_asked_for(get: Get, tmp_path: Path) -> None:
    bring(write(tmp_path, town(2)))
    assert get("services", modified_after="2000-01-01")["total_items"] == 2
    assert get("services", modified_after="2999-01-01T00:00:00Z")["total_items"] == 0
    row = get("services", minimal="true")["contents"][0]
    assert set(row) == {"id", "modified_date"}


def test_words_find_what_the_search_page_finds(get: Get, client: Client, tmp_path: Path) -> None:
    tables = town(6)
    del tables["attributes"]  # every other service has a bed else
    tables["services"][3]["name"] = "Emergency shelter, beds tonight"
    tables["services"][4]["name"] = "Free dental clinic"
    bring(write(tmp_path, tables))
    indexing.rebuild()
    for words in ("place to sleep tonight", "emergancy shelter", "donde dormir"):
        page = get("services", search=words)
        assert page["contents"][0]["name"] == "Emergency shelter, beds tonight", words
    place = get("service_at_locations", search="shelter", postcode="06106", proximity=80_000)
    assert place["contents"][0]["service"]["name"] == "Emergency shelter, beds tonight"
    assert get("organizations", search="shelter")["contents"][0]["name"] == "Body 3"
    other = ServiceOrganization.objects.get(name="Body 4")
    assert get("services", search="shelter", organization_id=other.pk)["empty"] is True
    assert get("taxonomy_terms", search="bed t")["total_items"] == 1
    lines = client.get("/hsds/3.0/services", {"format": "ndjson", "search": "dentist"})
    assert b"dental" in b"".join(lines)


def test_lines_bring_everything_without_pages(client: Client, tmp_path: Path) -> None:
    bring(write(tmp_path, town(5)))
    response = client.get("/hsds/3.0/services", {"format": "ndjson", "per_page": 2})
    lines = b"".join(response).decode().splitlines()
    assert len(lines) == 5
    valid([json.loads(line) for line in lines], "compiled/service_list")


def test_people_at_a_service_are_named_only_when_its_source_says_so(
    get: Get, tmp_path: Path
) -> None:
    bring(write(tmp_path, town(1)))
    service = Service.objects.get()
    contact = get(f"services/{service.pk}")["contacts"][0]
    assert contact["title"] == "Director"
    assert "name" not in contact
    Source.objects.update(shows_contact_names=True)
    assert get(f"services/{service.pk}")["contacts"][0]["name"] == "Ann Example"


def test_what_is_retired_or_was_never_there_is_not_shown(get: Get, tmp_path: Path) -> None:
    bring(write(tmp_path / "a", town(2)))
    bring(write(tmp_path / "b", town(1)))
    gone = Service.objects.get(name="Service 1")
    assert get("services")["total_items"] == 1
    assert get("service_at_locations")["total_items"] == 1
    assert "error" in get(f"services/{gone.pk}", status=404)
    assert "error" in get("taxonomies/00000000-0000-0000-0000-000000000000", status=404)


def test_a_phone_without_a_number_is_not_shown(get: Get, tmp_path: Path) -> None:
    bring(write(tmp_path, town(1)))
    Phone.objects.update(number="")
    assert "phones" not in get(f"services/{Service.objects.get().pk}")


@pytest.mark.parametrize("name", LIST)
@pytest.mark.parametrize("full", ["true", "false"])
def test_a_page_costs_the_same_for_few_rows_and_for_many(
    client: Client, tmp_path: Path, name: str, full: str
) -> None:
    bring(write(tmp_path, town(20)))
    counts = []
    client.get(f"/hsds/3.0/{name}", {"full": full})  # the first one counts the whole table
    for size in (5, 20):
        with CaptureQueriesContext(
            connection,
        ) as statements:
            client.get(f"/hsds/3.0/{name}", {"per_page": str(size), "full": full})
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 30  # PostgreSQL sets the scope in some of them


def test_nobody_changes_anything_here(client: Client) -> None:
    assert client.post("/hsds/3.0/services", {}).status_code == 405
    assert ServiceAtLocation.objects.count() == Attribute.objects.count() == 0
