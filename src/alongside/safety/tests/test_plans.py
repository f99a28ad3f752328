"""
A person's own safety plan (CR-09).

Given June, who writes down what helps her on hard days, when others look for it, then nobody finds
it until she lets her coach see it, and nobody any more from the moment she stops that.
"""

import io
import json
import re

import pypdf
import pytest

from alongside.core.errors import BadInput, Conflict, NotFound
from alongside.core.models import AuditEvent
from alongside.people.commands import emergency
from alongside.privacy import packets
from alongside.safety.commands import plans
from alongside.safety.models import SafetyPlan
from alongside.safety.models.plan import PARTS
from alongside.ui.phones import numbers_in
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db
WORDS = {
    "signs": "I stop answering\nSundays",
    "myself": "Walk to the river",
    "people": "Rosa 203 555 0188",
    "surroundings": "Rosa keeps the pills",
}
CANARY = "Walk to the river"


@pytest.fixture
def plan(world: World) -> SafetyPlan:
    return plans.write_plan(person=world.june_person, parts=WORDS, by=world.june)


def theirs(world: World) -> str:
    return f"/people/{world.june_person.pk}/hard-days/"


def test_cr_09_june_writes_her_plan_and_reads_it_with_the_lines_to_call(
    world: World, client_for: ClientFor
) -> None:
    june = client_for(world.june)
    assert b"Nothing written yet" in june.get("/me/hard-days/").content
    assert june.post("/me/hard-days/edit/", {"version": "0"}).status_code == 422
    june.post("/me/hard-days/edit/", {**WORDS, "version": "0"})
    shown = june.get("/me/hard-days/").content.decode()
    assert CANARY in shown
    assert 'href="tel:+12035550188"' in shown
    for number in ("988", "911"):
        assert f'href="tel:{number}"' in shown
    assert "Only I can see it" in shown
    assert 'href="/me/hard-days/"' in june.get("/me/").content.decode()


def test_cr_09_nobody_sees_it_until_she_says_so_and_nobody_after_she_stops(
    world: World, client_for: ClientFor, plan: SafetyPlan
) -> None:
    dana, june = client_for(world.dana), client_for(world.june)
    record = f"/people/{world.june_person.pk}/"

    def is_shown() -> tuple[bool, bool]:
        page = dana.get(theirs(world))
        linked = "hard-days/" in dana.get(record).content.decode()
        return page.status_code == 200 and CANARY in page.content.decode(), linked

    assert is_shown() == (False, False)
    june.post("/me/hard-days/shared/", {"shared": "yes"})
    assert is_shown() == (True, True)
    june.post("/me/hard-days/shared/", {"shared": "no"})
    assert is_shown() == (False, False)


def test_cr_09_shared_means_her_coaches_and_nobody_else(
    world: World, client_for: ClientFor, plan: SafetyPlan
) -> None:
    plans.share_plan(plan=plan, is_shared=True, by=world.june)
    assert client_for(world.cora).get(theirs(world)).status_code == 200
    for other in (world.theo, world.wil, world.nora, world.ada, world.priya, world.eve):
        assert client_for(other).get(theirs(world)).status_code == 404, other.name
    emergency.open_in_emergency(person=world.june_person, reason="She fell at home", by=world.wil)
    assert client_for(world.wil).get(theirs(world)).status_code == 404
    for other in (world.wil, world.theo):
        record = client_for(other).get(f"/people/{world.june_person.pk}/")
        assert record.status_code == 200
        assert "hard-days/" not in record.content.decode()


def test_cr_09_only_she_writes_and_shares(world: World, plan: SafetyPlan) -> None:
    plans.share_plan(plan=plan, is_shared=True, by=world.june)
    for other in (world.dana, world.theo, world.ray, world.meadow.june, world.system):
        with pytest.raises(NotFound):
            plans.write_plan(person=world.june_person, parts=WORDS, by=other)
        with pytest.raises(NotFound):
            plans.share_plan(plan=plan, is_shared=False, by=other)


def test_cr_09_what_she_takes_out_is_gone_and_a_second_window_loses_nothing(
    world: World, client_for: ClientFor, plan: SafetyPlan
) -> None:
    plans.write_plan(person=world.june_person, parts={}, made_from=1, by=world.june)
    plan.refresh_from_db()
    assert set(plan.parts.values()) == {""}
    with pytest.raises(Conflict):
        plans.write_plan(person=world.june_person, parts=WORDS, made_from=1, by=world.june)
    late = client_for(world.june).post("/me/hard-days/edit/", {**WORDS, "version": "1"})
    assert late.status_code == 409
    assert CANARY in late.content.decode()
    with pytest.raises(BadInput):
        plans.write_plan(person=world.ray_person, parts={"signs": " "}, by=world.ray)


def test_cr_09_it_prints_and_is_kept_as_a_file_that_needs_no_signal(
    world: World, client_for: ClientFor, plan: SafetyPlan
) -> None:
    june = client_for(world.june)
    page = june.get("/me/hard-days/print/").content.decode()
    assert "<title>Plan" in page
    assert "data-exit" in page
    sent = june.get("/me/hard-days/copy/")
    assert sent["Content-Disposition"] == 'attachment; filename="document.pdf"'
    assert "no-store" in sent["Cache-Control"]
    read = pypdf.PdfReader(io.BytesIO(sent.content))
    text = " ".join(" ".join(one.extract_text().split()) for one in read.pages)
    for words in (CANARY, "Rosa 203 555 0188", "988", "911"):
        assert words in page
        assert words in text
    assert AuditEvent.objects.filter(action="safety-plan.copied").count() == 1


def test_cr_09_it_is_in_her_own_copy_and_in_nothing_that_is_told_outside(
    world: World, client_for: ClientFor, plan: SafetyPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alongside.accounts.again.did_recently_reauthenticate", lambda _r: True)
    june = client_for(world.june)
    told = json.loads(june.get("/me/copy/json/").content)
    assert told["record"]["safety.SafetyPlan"][0]["myself"] == CANARY
    paper = pypdf.PdfReader(io.BytesIO(june.get("/me/copy/pdf/").content))
    text = " ".join(" ".join(one.extract_text().split()) for one in paper.pages)
    assert "Your safety plan" in text
    assert CANARY in text
    plans.share_plan(plan=plan, is_shared=True, by=world.june)
    for category in packets.CATEGORIES.values():
        section = category.build(world.june_person, world.system, [])
        assert CANARY not in str(section), category.key


def test_cr_09_its_words_are_ours_and_promise_nothing(
    world: World, client_for: ClientFor, plan: SafetyPlan
) -> None:
    june = client_for(world.june)
    pages = [june.get(f"/me/hard-days/{tail}") for tail in ("", "edit/", "print/")]
    shown = " ".join(page.content.decode() for page in pages)
    assert not re.search(r"stanley|no.suicide|contract|i promise|score", shown, re.IGNORECASE)
    for part in PARTS:
        assert f'name="{part}"' in shown


def test_numbers_are_found_in_a_line_as_people_write_it() -> None:
    assert numbers_in("Rosa (203) 555-0188, at night") == ["+12035550188"]
    assert numbers_in("The river at 5") == []
