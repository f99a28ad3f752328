"""June reads who was told what, and takes the list with her."""

import datetime as dt
import io
import json
import re
from html import unescape
from typing import Any

import pypdf
import pytest

from alongside.core import clock
from alongside.core.errors import NotFound, NotPermitted
from alongside.core.models import AuditEvent
from alongside.people.models import Person
from alongside.privacy import elements
from alongside.privacy.models import Disclosure
from alongside.privacy.models.disclosure import Basis
from alongside.privacy.queries import told
from alongside.privacy.tests import factories
from tests.fixtures.people import ClientFor, World
from tests.fixtures.safety import NOW

pytestmark = pytest.mark.django_db


def tell(person: Person, *, days_ago: int = 1, basis: str = "emergency", **more: Any) -> Disclosure:
    """One entry of the ledger."""
    recipient = more.pop("recipient", None) or factories.make_recipient(person)
    given = {
        "recipient": recipient,
        "recipient_name": recipient.name,
        "recipient_address": "88 Elm Avenue",
        "at": NOW - dt.timedelta(days=days_ago),
        "basis": basis,
        "channel": "paper",
        "categories": ["attendance", "plan"],
        "purpose": "Care after a fall",
        "notice": "notice.2026-11",
        "notice_sha256": "0" * 64,
        "scope": "All of it",
        "packet_sha256": "1" * 64,
        **more,
    }
    return Disclosure.objects.create(organisation_id=person.organisation_id, person=person, **given)


def text_of(response: Any) -> str:
    assert response.status_code == 200, response.content[:300]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def test_p2_41_an_entry_has_day_name_address_what_and_what_for(
    world: World, client_for: ClientFor
) -> None:
    tell(world.june_person)
    tell(world.ray_person, recipient_name="Rays clinic")
    text = text_of(client_for(world.june).get("/me/accounting/"))
    for part in (
        "Nov 23, 2026: Elm Clinic", "88 Elm Avenue", "The days we met, My plan", "Care after a fall"
    ):  # fmt: skip
        assert part in text
    assert "Rays clinic" not in text


@pytest.mark.parametrize("basis", [b for b in Basis.values if b != Basis.CONSENT])
def test_p2_42_what_went_without_consent_stands_there_with_its_basis(
    world: World, client_for: ClientFor, basis: str
) -> None:
    tell(world.june_person, basis=basis)
    text = text_of(client_for(world.june).get("/me/accounting/"))
    assert f"Without your consent. {Basis(basis).label}" in text


def test_p2_40_the_list_goes_back_three_years_or_as_few_as_asked(world: World) -> None:
    for days in (10, 500, 900, 1200):
        tell(world.june_person, days_ago=days)
    found = {y: len(told.accounting(world.june_person, by=world.june, years=y)) for y in (1, 2, 3)}
    assert found == {1: 1, 2: 2, 3: 3}


def test_p2_40_three_years_back_from_a_leap_day_there_is_a_day(world: World) -> None:
    with clock.frozen(dt.datetime(2028, 2, 29, 18, tzinfo=dt.UTC)):
        assert told.since(world.june_person, 3).date() == dt.date(2025, 2, 28)


def test_p2_39_the_list_through_an_intermediary_is_exact(
    world: World, client_for: ClientFor
) -> None:
    through = factories.make_recipient(world.june_person, elements.INTERMEDIARY)
    consent = factories.draft(world.june_person, elements.INTERMEDIARY)
    member = factories.make_recipient(world.june_person, name="Pine Clinic")
    tell(world.june_person, recipient=through, basis="person")
    tell(world.june_person, recipient=member, basis="consent", consent=consent)
    tell(world.june_person, recipient=through, basis="person", days_ago=1200)
    tell(world.june_person)
    names = [row.recipient_name for row in told.through_others(world.june_person, by=world.june)]
    assert sorted(names) == ["Pine Clinic", "State Exchange"]
    part = text_of(client_for(world.june).get("/me/accounting/")).split("Through somebody else")[1]
    assert "Pine Clinic" in part
    assert "Elm Clinic" not in part


def test_p2_41_the_list_is_taken_as_paper_and_as_data(world: World, client_for: ClientFor) -> None:
    tell(world.june_person)
    client = client_for(world.june)
    paper = pypdf.PdfReader(io.BytesIO(client.get("/me/accounting/pdf/?years=1").content))
    assert "Elm Clinic" in paper.pages[0].extract_text()
    data = json.loads(client.get("/me/accounting/json/").content)
    assert data["told"][0]["to"] == "Elm Clinic"
    assert data["years"] == 3
    events = AuditEvent.objects.filter(action="accounting.exported")
    assert sorted(e.detail["form"] for e in events) == ["json", "pdf"]


def test_who_got_what_stands_beside_who_looked(world: World, client_for: ClientFor) -> None:
    client = client_for(world.june)
    assert "Nothing about you was given" in text_of(client.get("/me/who-looked/"))
    tell(world.june_person)
    text = text_of(client.get("/me/who-looked/"))
    assert "Elm Clinic was told on Monday, November 23: The days we met, My plan." in text
    assert "Without your consent. Medical emergency" in text


@pytest.mark.parametrize("who", ["dana", "theo", "ada", "priya", "petra", "ray"])
def test_nobody_else_reads_the_list(world: World, who: str) -> None:
    with pytest.raises((NotFound, NotPermitted)):
        told.accounting(world.june_person, by=getattr(world, who))
