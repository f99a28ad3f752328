"""June takes a copy of everything that is kept about her."""

import io
import json
from typing import Any

import pypdf
import pytest
from django.apps import apps

from alongside.coaching.models import Contact, OwnWords
from alongside.core import audit, clock
from alongside.core.models import AuditEvent
from alongside.core.models_base import OrganisationRow
from alongside.matching.models import DoNotMatch
from alongside.people.models import Person
from alongside.privacy.record import copy, walking, wording
from alongside.privacy.tests import factories
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def entered_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks has just entered the password once more."""
    monkeypatch.setattr("alongside.accounts.again.did_recently_reauthenticate", lambda _r: True)


def note(world: World, person: Person, words: str) -> Contact:
    return Contact.objects.create(
        organisation=world.organisation,
        person=person,
        coach=world.membership_of(world.dana),
        outcome="reached",
        is_reached=True,
        mode="phone",
        occurred_at=clock.now(),
        time_zone="America/New_York",
        note=words,
        signed_at=clock.now(),
    )


def test_hs_09_every_model_is_in_the_copy_or_left_out_with_a_reason() -> None:
    ours = {m._meta.label for m in apps.get_models() if m.__module__.startswith("alongside.")}
    told = {m._meta.label for m in walking.paths()}
    public = {one for one in ours if one.partition(".")[0] in walking.PUBLIC_PARTS}
    missing = sorted(ours - told - public - set(walking.LEFT_OUT))
    assert not missing, f"in no copy, for no reason: {missing}"
    assert not told & set(walking.LEFT_OUT)
    assert set(walking.LEFT_OUT) <= ours
    assert all(walking.LEFT_OUT.values())


def test_hs_09_public_parts_belong_to_no_program_and_point_at_nobody() -> None:
    ours = {m for m in apps.get_models() if m.__module__.startswith("alongside.")}
    public = {m for m in ours if m._meta.app_label in walking.PUBLIC_PARTS}
    assert {m._meta.app_label for m in public} == set(walking.PUBLIC_PARTS)
    for model in (m for m in public if m._meta.label not in walking.LEFT_OUT):
        assert not issubclass(model, OrganisationRow), model
        leads = {f.related_model for f in model._meta.fields if f.related_model}
        assert leads <= public, model


def test_hs_09_a_row_that_only_names_its_author_is_about_somebody_else() -> None:
    paths = {m._meta.label: path for m, path in walking.paths().items()}
    assert paths["people.EnrolmentStatus"] == "enrolment__person"
    assert paths["privacy.ConsentRecipient"] == "consent__person"
    assert not [p for p in paths.values() if "membership" in p or "coach" in p]


def test_every_part_of_the_copy_has_a_heading_in_plain_words() -> None:
    missing = sorted(m._meta.label for m in walking.paths() if m._meta.label not in wording.TITLES)
    assert not missing, f"add to privacy/record/wording.py: {missing}"


@pytest.mark.usefixtures("entered_again")
def test_hs_09_june_gets_her_notes_words_forms_and_who_looked(
    world: World, client_for: ClientFor
) -> None:
    about = note(world, world.june_person, "Talked about the river.")
    OwnWords.objects.create(
        organisation=world.organisation,
        person=world.june_person,
        contact=about,
        words="I said more than that.",
    )
    note(world, world.ray_person, "Rays own matter.")
    factories.draft(world.june_person)
    audit.read(by=world.dana, person=world.june_person, what="record")
    client = client_for(world.june)
    as_data, as_paper = client.get("/me/copy/json/"), client.get("/me/copy/pdf/")
    told = json.loads(as_data.content)
    assert told["record"]["coaching.Contact"][0]["note"] == "Talked about the river."
    assert told["record"]["coaching.Contact"][0]["coach"] == "Dana R."
    assert told["record"]["coaching.OwnWords"][0]["words"] == "I said more than that."
    assert told["record"]["privacy.ConsentRecipient"][0]["recipient"] == "Elm Clinic"
    assert any("Dana R., your coach, opened your record" in line for line in told["who_looked"])
    text = words_of(as_paper.content)
    for part in ("Talked about the river.", "I said more than that.", "Elm Clinic", "June"):
        assert part in text
    for answer in (as_data.content.decode(), text):
        assert "Rays own matter" not in answer


def words_of(content: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


@pytest.mark.usefixtures("entered_again")
def test_p2_65_the_copy_says_it_may_not_be_used_against_the_person(
    world: World, client_for: ClientFor
) -> None:
    client = client_for(world.june)
    told = json.loads(client.get("/me/copy/json/").content)
    assert "may not be used to charge you with a crime" in told["reminder"]
    assert "may not be used to charge you" in words_of(client.get("/me/copy/pdf/").content)


def test_t24_the_copy_asks_first_and_then_who_it_is(world: World, client_for: ClientFor) -> None:
    client = client_for(world.june)
    assert b"password once more" in client.get("/me/copy/").content
    for form in ("pdf", "json"):
        sent = client.get(f"/me/copy/{form}/")
        assert (sent.status_code, "/accounts/confirm/" in sent["Location"]) == (302, True)
    assert not AuditEvent.objects.filter(action="record.exported").exists()


@pytest.mark.usefixtures("entered_again")
def test_ds_06_the_file_has_a_neutral_name_and_the_taking_is_written_down(
    world: World, client_for: ClientFor
) -> None:
    sent = client_for(world.june).get("/me/copy/json/")
    assert sent["Content-Disposition"] == 'attachment; filename="document.json"'
    assert sent["Cache-Control"] == "no-store"
    event = AuditEvent.objects.get(action="record.exported")
    assert event.person_id == world.june_person.pk
    assert event.detail["form"] == "json"


def test_nc_04_a_coachs_own_mark_is_kept_from_the_copy(world: World) -> None:
    for coach, side in ((world.wil, "coach"), (world.cora, "person")):
        DoNotMatch.objects.create(
            organisation=world.organisation,
            person=world.june_person,
            coach=world.membership_of(coach),
            side=side,
        )
    taken = copy.taken(world.june_person.pk, form=copy.JSON, by=world.june)
    told: dict[str, Any] = json.loads(copy.as_json(taken))
    marks = told["record"]["matching.DoNotMatch"]
    assert [one["coach"] for one in marks] == ["Cora L."]
