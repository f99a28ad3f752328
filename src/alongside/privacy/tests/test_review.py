"""Scan, penetration test, audit and the rest of the year: done, due, late (HS-18)."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest

from alongside.core import evidence
from alongside.core.errors import BadInput, NotPermitted
from alongside.core.ids import new_id
from alongside.core.models import AuditEvent
from alongside.privacy import review
from alongside.privacy.commands.review import record_review
from alongside.privacy.models import Review
from alongside.privacy.queries.review import standing
from tests.fixtures.people import ClientFor, World
from tests.fixtures.safety import NOW

TODAY = NOW.date()
DAY = dt.timedelta(days=1)
PAGE = Path(__file__).parents[4] / "docs" / "policies" / "review.md"


@pytest.fixture(autouse=True)
def own_home(settings: Any, tmp_path: Path) -> Path:
    settings.ALONGSIDE_HOME = tmp_path
    return tmp_path


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [("2026-05-24", 6, "2026-11-24"), ("2026-08-31", 6, "2027-02-28"),
     ("2027-08-31", 6, "2028-02-29"), ("2028-02-29", 12, "2029-02-28"),
     ("2026-12-31", 12, "2027-12-31"), ("2026-06-30", 6, "2026-12-30")],
)  # fmt: skip
def test_hs_18_months_end_where_the_calendar_does(day: str, months: int, due: str) -> None:
    date = dt.date.fromisoformat
    assert review.months_after(date(day), months) == date(due)


def test_hs_18_it_is_due_on_the_day_and_not_before() -> None:
    scan = review.due(review.ITEMS["scan"], dt.date(2026, 5, 24))
    assert not scan.is_due(dt.date(2026, 11, 23))
    assert scan.is_due(dt.date(2026, 11, 24))
    audit = review.due(review.ITEMS["audit"], dt.date(2025, 11, 24))
    assert not audit.is_due(dt.date(2026, 11, 23))
    assert audit.is_due(dt.date(2026, 11, 24))
    assert review.due(review.ITEMS["penetration"], None).is_due(TODAY)


def test_hs_18_the_checklist_is_that_of_the_policies() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert len(re.findall(r"^- \[ \]", text, re.MULTILINE)) == len(review.ITEMS)
    assert {one.months for one in review.ITEMS.values() if one.key != "scan"} == {12}
    assert review.ITEMS["scan"].months == 6


def where(world: World, item: str) -> review.Due:
    return next(one for one in standing(world.priya) if one.item.key == item)


@pytest.mark.django_db
def test_hs_18_what_the_officer_writes_down_counts_from_its_day(world: World) -> None:
    assert where(world, "penetration").due_on is None
    record_review(item="penetration", done_on=TODAY - 9 * DAY, note="By Oak Labs", by=world.priya)
    record_review(item="penetration", done_on=TODAY - 400 * DAY, note="Older", by=world.priya)
    assert where(world, "penetration").last_on == TODAY - 9 * DAY
    assert AuditEvent.objects.filter(action="privacy.record_review", outcome="done").count() == 2
    assert Review.objects.scoped(world.meadow.system).count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{"item": "tea"}, {"done_on": TODAY + DAY}, {"note": "  "}])
def test_hs_18_an_entry_needs_a_thing_a_day_and_a_note(world: World, wrong: Any) -> None:
    given = {"item": "audit", "done_on": TODAY, "note": "Whole", "by": world.priya, **wrong}
    with pytest.raises(BadInput):
        record_review(**given)


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["ada", "theo", "dana", "june", "eve"])
def test_hs_18_the_officer_alone_writes_it_down(world: World, who: str) -> None:
    with pytest.raises(NotPermitted):
        record_review(item="audit", done_on=TODAY, note="Whole", by=getattr(world, who))


@pytest.mark.django_db
def test_hs_18_a_scan_counts_by_its_evidence(world: World, own_home: Path) -> None:
    evidence.write(own_home, "scan", {}, at=NOW - 3 * DAY)
    assert where(world, "scan").last_on == TODAY - 3 * DAY
    record_review(item="scan", done_on=TODAY - DAY, note="By hand", by=world.priya)
    assert where(world, "scan").last_on == TODAY - DAY


@pytest.mark.django_db
def test_hs_18_the_desk_shows_the_last_of_each_and_what_is_due(
    world: World, client_for: ClientFor, own_home: Path
) -> None:
    priya = client_for(world.priya)
    card = _card(priya.get("/privacy/").content.decode())
    assert card.count("Never done") == 3
    assert "7 other entries are due" in card
    sent = {"key": new_id(), "item": "audit", "done_on": "2025-11-20", "note": "By Elm Counsel"}
    assert priya.post("/privacy/review/", sent).status_code == 302
    assert priya.post("/privacy/review/", sent).status_code == 302
    sent = {**sent, "key": new_id(), "item": "penetration", "done_on": "2026-01-10"}
    priya.post("/privacy/review/", sent)
    evidence.write(own_home, "scan", {}, at=NOW)
    card = _card(priya.get("/privacy/").content.decode())
    assert card.count("Never done") == 0
    assert "4 days late" in card
    assert "days left" in card
    page = priya.get("/privacy/review/").content.decode()
    assert page.count("By Elm Counsel") == 2  # once for each entry
    assert priya.post("/privacy/review/", {**sent, "key": new_id(), "note": ""}).status_code == 422


def _card(page: str) -> str:
    start = page.index('id="reviews"')
    return page[start : page.index('id="sealing"', start)]
