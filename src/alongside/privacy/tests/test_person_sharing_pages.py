"""The pages of those who work with a person: put a form together, take a signature, note a stop."""

import time
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from alongside.core.ids import new_id
from alongside.privacy.commands import recipients
from alongside.privacy.models import Consent, Recipient, Signature
from alongside.privacy.tests import factories
from tests.fixtures.people import ClientFor, World

SIGNED = {"name": "June Abbott", "act": "on"}


def text_of(response: Any) -> str:
    return str(response.content.decode())


DRAFT = {
    "categories": ["attendance"], "purposes": ["housing"], "expiry_kind": "date",
    "expires_on": "2030-01-01", "language": "en",
}  # fmt: skip


def draft_of(world: World, kind: str = "named") -> str:
    return f"/people/{world.june_person.pk}/sharing/new/{kind}/"


def send(client: Client, address: str, **data: Any) -> Any:
    return client.post(address, {**DRAFT, "key": str(new_id()), **data})


def test_p2_09_a_new_form_starts_from_nothing(world: World, client_for: ClientFor) -> None:
    factories.make_recipient(world.june_person)
    page = text_of(client_for(world.dana).get(draft_of(world)))
    assert " checked" not in page.split("<main")[1]


def test_p2_61_a_court_form_starts_from_what_a_court_program_needs(
    world: World, client_for: ClientFor
) -> None:
    page = text_of(client_for(world.dana).get(draft_of(world, "justice")))
    assert page.count(" checked") == 2


def test_a_coach_writes_a_form_and_adds_somebody_to_name(
    world: World, client_for: ClientFor
) -> None:
    data = {"new_name": "Hartford Homes", "new_kind": "housing", "purpose_words": "For a lease"}
    answer = send(client_for(world.dana), draft_of(world), **data)
    consent = Consent.objects.scoped(world.system).get()
    assert answer["Location"] == f"/people/{world.june_person.pk}/sharing/{consent.pk}/"
    assert consent.purpose_words == "So that I can find or keep a home\nFor a lease"
    assert consent.recipients.get().name == "Hartford Homes"
    assert consent.drafted_by_id == world.dana.membership_id


def test_sent_twice_the_form_is_written_once(world: World, client_for: ClientFor) -> None:
    elm = factories.make_recipient(world.june_person)
    data = {"recipients": [str(elm.pk)], "key": str(new_id())}
    client = client_for(world.dana)
    first, second = (send(client, draft_of(world), **data) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Consent.objects.scoped(world.system).count() == 1


@pytest.mark.parametrize(
    ("left_out", "told"),
    [
        ({"categories": []}, "Choose what may be shared."),
        ({"purposes": []}, "Choose what it is for."),
        ({"expires_on": ""}, "Enter the last day."),
        ({}, "Choose who may be told."),
        ({"new_name": "Elm"}, "Choose what they are."),
    ],
)
def test_p2_23_the_form_says_what_is_missing(
    world: World, client_for: ClientFor, left_out: dict[str, Any], told: str
) -> None:
    answer = send(client_for(world.dana), draft_of(world), **left_out)
    assert answer.status_code == 422
    assert told in text_of(answer)
    assert not Consent.objects.scoped(world.system).exists()


def test_p2_24_two_kinds_on_one_form_are_refused(world: World, client_for: ClientFor) -> None:
    elm = factories.make_recipient(world.june_person)
    both = {"recipients": [str(elm.pk)], "purposes": ["housing", "legal"]}
    assert send(client_for(world.dana), draft_of(world), **both).status_code == 422
    assert not Consent.objects.scoped(world.system).exists()


def test_p2_25_the_form_for_treatment_offers_no_landlord(
    world: World, client_for: ClientFor
) -> None:
    homes = recipients.add_recipient(name="Hartford Homes", kind="housing", by=world.dana)
    page = text_of(client_for(world.dana).get(draft_of(world, "tpo")))
    assert "Hartford Homes" not in page
    data = {"purposes": ["treatment"], "recipients": [str(homes.pk)]}
    assert send(client_for(world.dana), draft_of(world, "tpo"), **data).status_code == 422


def test_p2_26_a_coach_is_not_offered_counseling_notes(world: World, client_for: ClientFor) -> None:
    client = client_for(world.dana)
    page = text_of(client.get(f"/people/{world.june_person.pk}/sharing/"))
    assert "Counseling notes" not in page
    assert client.get(draft_of(world, "counseling_notes")).status_code == 404


def attest(client: Client, consent: Consent, **data: Any) -> Any:
    own = {
        "method": "typed", "relation": "self", "identity_words": "Known for two years", **SIGNED,
    }  # fmt: skip
    address = f"/people/{consent.person_id}/sharing/{consent.pk}/sign/"
    return client.post(address, {**own, **data})


def test_es_02_a_witnessed_mark_is_taken_in_person(world: World, client_for: ClientFor) -> None:
    consent = factories.draft(world.june_person)
    client = client_for(world.dana)
    assert attest(client, consent, method="mark").status_code == 422
    assert attest(client, consent, method="mark", witness_name="Cora L.").status_code == 302
    signature = Signature.objects.scoped(world.system).get()
    assert (signature.method, signature.witness_name) == ("mark", "Cora L.")
    assert signature.identity == "attested"


def test_es_02_a_signed_paper_is_kept_and_only_handed_out_as_a_file(
    world: World, client_for: ClientFor
) -> None:
    consent = factories.draft(world.june_person)
    scan = b"%PDF-1.7\n<< /Type /Page >>\n%%EOF\n"
    client, seen = client_for(world.dana), {"method": "paper", "witness_name": "Cora L."}
    assert attest(client, consent, **seen).status_code == 422
    wrong = SimpleUploadedFile("scan.pdf", b"<script>alert(1)</script>")
    assert attest(client, consent, **seen, paper=wrong).status_code == 422
    right = SimpleUploadedFile("scan.pdf", scan, content_type="text/html")
    assert attest(client, consent, **seen, paper=right).status_code == 302
    copy = client_for(world.june).get(f"/me/sharing/{consent.pk}/copy/?part=paper")
    assert copy.content == scan
    assert copy["Content-Type"] == "application/pdf"
    assert copy["Content-Disposition"].startswith("attachment")
    assert copy["X-Content-Type-Options"] == "nosniff"


def test_without_a_paper_there_is_none_to_hand_out(world: World, client_for: ClientFor) -> None:
    consent = factories.active(world.june_person)
    answer = client_for(world.june).get(f"/me/sharing/{consent.pk}/copy/?part=paper")
    assert answer.status_code == 404


def test_p2_30_a_coach_notes_a_spoken_no(world: World, client_for: ClientFor) -> None:
    consent = factories.active(world.june_person)
    address = f"/people/{world.june_person.pk}/sharing/{consent.pk}/stop/"
    client = client_for(world.dana)
    assert client.post(address, {"way": "spoken"}).status_code == 422
    assert client.post(address, {"way": "self", "words": "No"}).status_code == 422
    assert client.post(address, {"way": "spoken", "words": "No more."}).status_code == 302
    assert "Said aloud, noted as a stop" in text_of(
        client_for(world.june).get(f"/me/sharing/{consent.pk}/")
    )


def test_a_coach_notes_the_event_a_form_waits_for(world: World, client_for: ClientFor) -> None:
    consent = factories.active(world.june_person, "research")
    at = f"/people/{world.june_person.pk}/sharing/{consent.pk}/"
    client = client_for(world.dana)
    assert "It happened" in text_of(client.get(at))
    assert client.post(f"{at}happened/", {"happened_on": "2040-01-01"}).status_code == 422
    today = time.strftime("%Y-%m-%d", time.gmtime(consent.created_at.timestamp() - 5 * 3600))
    assert client.post(f"{at}happened/", {"happened_on": today}).status_code == 302
    assert "Over" in text_of(client.get(at))


def test_the_form_of_one_person_is_not_found_under_another(
    world: World, client_for: ClientFor
) -> None:
    consent = factories.draft(world.ray_person)
    client = client_for(world.dana)
    assert client.get(f"/people/{world.june_person.pk}/sharing/{consent.pk}/").status_code == 404
    assert client_for(world.june).get(f"/me/sharing/{consent.pk}/").status_code == 404


def test_an_administrator_adds_ends_and_gives_partners(world: World, client_for: ClientFor) -> None:
    client = client_for(world.ada)
    data = {"name": "Elm Clinic", "kind": "provider", "holder_class": "covered_entity"}
    assert client.post("/desk/recipients/", {**data, "key": str(new_id())}).status_code == 302
    elm = Recipient.objects.scoped(world.ada).get()
    at = f"/desk/recipients/{elm.pk}/"
    petra = {"membership": str(world.petra.membership_id)}
    assert client.post(at, petra).status_code == 302
    assert "Petra V." in text_of(client.get(at))
    assert client.post(at, {"end": "yes"}).status_code == 302
    assert "Ended. Nothing goes there." in text_of(client.get(at))


def test_an_administrator_writes_down_who_signs_alone(world: World, client_for: ClientFor) -> None:
    data = {"state": "CT", "alone_from": "16", "source": "A law", "effective_on": "2026-01-01"}
    data["key"] = str(new_id())
    client = client_for(world.ada)
    assert client.post("/desk/minors/", {**data, "state": ""}).status_code == 422
    assert client.post("/desk/minors/", data).status_code == 302
    assert "CT: alone from 16" in text_of(client.get("/desk/minors/"))
