"""Staff tell somebody outside: with a form, or on a ground the rules know."""

import json
from typing import Any

import pytest
from django.test import Client

from alongside.core.ids import new_id
from alongside.privacy.models import Disclosure, Restriction
from alongside.privacy.tests import factories
from alongside.privacy.tests.test_disclosing import EMERGENCY, recipient_of
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db
WHEN = "2026-11-24 09:00"


def entries(world: World) -> list[Disclosure]:
    return list(Disclosure.objects.scoped(world.system).order_by("id"))


def posted(client: Client, path: str, **data: Any) -> Any:
    return client.post(path, {"key": str(new_id()), **data})


@pytest.mark.parametrize(
    ("way", "status", "starts"), [("pdf", 200, b"%PDF"), ("json", 200, b"{"), ("spoken", 302, b"")]
)
def test_a_coach_hands_over_what_a_form_allows(
    world: World, client_for: ClientFor, way: str, status: int, starts: bytes
) -> None:
    consent = factories.active(world.june_person)
    client, path = client_for(world.dana), f"/people/{world.june_person.pk}/tell/"
    assert "Elm Clinic" in client.get(path).content.decode()
    answer = posted(
        client, f"{path}?form={consent.pk}", recipient=recipient_of(consent).pk,
        categories=["attendance"], purpose="own_request", way=way,
    )  # fmt: skip
    assert answer.status_code == status
    assert answer.content.startswith(starts)
    (entry,) = entries(world)
    assert entry.channel == {"pdf": "paper", "json": "file", "spoken": "spoken"}[way]
    assert entry.notice.startswith("statement_2" if way == "spoken" else "statement_1")


def test_p2_09_nothing_is_chosen_beforehand(world: World, client_for: ClientFor) -> None:
    consent = factories.active(world.june_person)
    path = f"/people/{world.june_person.pk}/tell/?form={consent.pk}"
    page = client_for(world.dana).get(path).content.decode()
    assert "checked" not in page[page.index("<main") :]
    assert posted(client_for(world.dana), path).status_code == 422
    assert entries(world) == []


GROUNDS: dict[str, tuple[str, dict[str, Any]]] = {
    "emergency": ("emergency", {**EMERGENCY, "categories": ["birth_date"], "way": "spoken"}),
    "child": (
        "child_abuse",
        {"agency": "Child line", "law": "State law", "occurred_at": WHEN, "report": "A bruise",
         "way": "spoken"},
    ),
    "adult": (
        "adult_abuse",
        {"agency": "Elder line", "law": "State law", "occurred_at": WHEN, "report": "Left alone",
         "names_no_program": "on"},
    ),
    "crime": (
        "crime",
        {"officer": "Officer Lane", "occurred_at": WHEN, "incident": "A window",
         "last_seen": "Here",
         "categories": ["status"], "way": "spoken"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("ground", sorted(GROUNDS))
def test_p2_42_without_consent_stands_in_the_same_ledger(
    world: World, client_for: ClientFor, ground: str
) -> None:
    basis, data = GROUNDS[ground]
    path = f"/people/{world.june_person.pk}/tell/{ground}/"
    assert posted(client_for(world.dana), path, **data).status_code == 302
    (entry,) = entries(world)
    assert (entry.basis, entry.consent_id) == (basis, None)
    kept = json.loads(entry.facts)
    assert all(kept[key] for key in data if key not in ("categories", "way"))


@pytest.mark.parametrize("ground", sorted(GROUNDS))
def test_p2_51_nothing_is_written_with_a_fact_missing(
    world: World, client_for: ClientFor, ground: str
) -> None:
    _basis, data = GROUNDS[ground]
    client, path = client_for(world.dana), f"/people/{world.june_person.pk}/tell/{ground}/"
    for fact in set(data) - {"categories", "way"}:
        rest = {key: value for key, value in data.items() if key != fact}
        assert posted(client, path, **rest).status_code == 422, fact
    assert entries(world) == []


def test_p2_51_time_and_user_are_filled_in(world: World, client_for: ClientFor) -> None:
    page = client_for(world.dana).get(f"/people/{world.june_person.pk}/tell/emergency/")
    text = page.content.decode()
    assert 'value="Dana R."' in text
    assert 'value="2026-11-24' in text


def test_p2_52_the_script_names_no_program(world: World, client_for: ClientFor) -> None:
    text = client_for(world.dana).get(f"/people/{world.june_person.pk}/tell/emergency/")
    page = text.content.decode()
    assert "911" in page
    script = page[page.index('id="say"') :]
    script = script[: script.index("</p>")]
    for word in ("Harbor", "program", "recovery", "coach"):
        assert word not in script


def test_p2_53_an_adult_is_reported_without_the_program(
    world: World, client_for: ClientFor
) -> None:
    pk = world.june_person.pk
    client = client_for(world.dana)
    adult = client.get(f"/people/{pk}/tell/adult/").content.decode()
    child = client.get(f"/people/{pk}/tell/child/").content.decode()
    assert "Do not name the program" in adult
    assert "Do not name the program" not in child


OFFICERS: dict[str, tuple[str, dict[str, Any]]] = {
    "audit": (
        "audit",
        {"auditor": "State auditor", "law": "42 CFR 2.53", "promise": "In the safe",
         "ends_on": "2026-12-08", "categories": ["attendance"]},
    ),
    "death": (
        "death", {"authority": "Medical examiner", "law": "State law", "categories": ["birth_date"]}
    ),
}  # fmt: skip


@pytest.mark.parametrize("ground", sorted(OFFICERS))
def test_p2_54_and_56_the_officers_grounds_stand_in_the_ledger(
    world: World, client_for: ClientFor, ground: str
) -> None:
    basis, data = OFFICERS[ground]
    person = world.june_person
    person.birth_date = "1980-05-04"
    person.save()
    who = {"given_name": "June", "family_name": "Abbott", "born": "1980-05-04", "way": "pdf"}
    client = client_for(world.priya)
    wrong = posted(client, f"/privacy/{ground}/", **data, **{**who, "born": "1980-05-05"})
    assert wrong.status_code == 422
    answer = posted(client, f"/privacy/{ground}/", **data, **who)
    assert answer.content.startswith(b"%PDF")
    (entry,) = entries(world)
    assert (entry.basis, entry.person_id) == (basis, person.pk)


def test_a_person_asks_the_officer_agrees_and_the_person_takes_it_back(
    world: World, client_for: ClientFor
) -> None:
    june, priya = client_for(world.june), client_for(world.priya)
    path = "/me/sharing/restrictions/"
    assert posted(june, path, categories=["plan"], words="Not my plan").status_code == 302
    (wish,) = Restriction.objects.scoped(world.system)
    assert "June A." in priya.get("/privacy/restrictions/").content.decode()
    assert posted(priya, f"/privacy/restrictions/{wish.pk}/", agrees="yes").status_code == 302
    assert "Agreed" in june.get(path).content.decode()
    assert june.post(f"{path}{wish.pk}/end/").status_code == 302
    wish.refresh_from_db()
    assert wish.state == "ended"


def test_p2_43_the_page_says_that_paid_in_full_has_to_be_agreed(
    world: World, client_for: ClientFor
) -> None:
    posted(client_for(world.june), "/me/sharing/restrictions/", is_paid_in_full="on")
    (wish,) = Restriction.objects.scoped(world.system)
    answer = posted(
        client_for(world.priya), f"/privacy/restrictions/{wish.pk}/", agrees="no", why="No"
    )
    assert answer.status_code == 422
    assert "has to agree" in answer.content.decode()
