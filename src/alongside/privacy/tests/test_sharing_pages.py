"""The pages on what is shared, walked by the person, her coach and strangers."""

import base64
import io
from typing import Any

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image, ImageDraw

from alongside.accounts.tests.helpers import user_of
from alongside.coaching.models import Goal, Plan
from alongside.core.models import AuditEvent
from alongside.privacy import uploads
from alongside.privacy.commands import consents as commands
from alongside.privacy.models import Revocation, Signature
from alongside.privacy.tests import factories
from tests.fixtures.people import ClientFor, World

SIGNED = {"name": "June Abbott", "act": "on"}


def asked_again(client: Client, world: World) -> Client:
    """The client of somebody who just entered the password again."""
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, user_of(world.june), method="password", reauthenticated=True)
    request.session.save()
    return client


def june(client_for: ClientFor, world: World) -> Client:
    return asked_again(client_for(world.june), world)


def strokes() -> str:
    image = Image.new("RGB", (300, 100), "white")
    ImageDraw.Draw(image).line([(10, 10), (200, 80)], fill="black", width=3)
    out = io.BytesIO()
    image.save(out, "PNG")
    return uploads.DATA_URL + base64.b64encode(out.getvalue()).decode()


def text_of(response: Any) -> str:
    return str(response.content.decode())


def test_the_person_sees_with_whom_what_and_until_when(world: World, client_for: ClientFor) -> None:
    factories.active(world.june_person, categories=["attendance", "plan"])
    factories.draft(world.june_person, "legal")
    page = text_of(client_for(world.june).get("/me/sharing/"))
    for expected in ("Elm Clinic", "The days we met, My plan", "Until", "Rivera Law", "Not signed"):
        assert expected in page


def test_es_01_the_whole_text_stands_before_an_unticked_act(
    world: World, client_for: ClientFor
) -> None:
    consent = factories.draft(world.june_person)
    page = text_of(june(client_for, world).get(f"/me/sharing/{consent.pk}/sign/"))
    assert page.index(consent.revocation_statement[:30]) < page.index('name="act"')
    assert "checked" not in page.split('name="act"')[1][:200]


@pytest.mark.parametrize("left_out", ["name", "act"])
def test_es_01_nothing_is_signed_without_the_act(
    world: World, client_for: ClientFor, left_out: str
) -> None:
    consent = factories.draft(world.june_person)
    data = {**SIGNED, left_out: ""}
    answer = june(client_for, world).post(f"/me/sharing/{consent.pk}/sign/", data)
    assert answer.status_code == 422
    assert not Signature.objects.scoped(world.system).exists()


def test_es_03_a_sign_in_alone_is_not_enough_to_sign(world: World, client_for: ClientFor) -> None:
    consent = factories.draft(world.june_person)
    client, address = client_for(world.june), f"/me/sharing/{consent.pk}/sign/"
    for answer in (client.get(address), client.post(address, SIGNED)):
        assert answer.status_code == 302
        assert answer["Location"].startswith("/accounts/confirm/")
    assert not Signature.objects.scoped(world.system).exists()


def test_es_07_a_typed_name_is_enough(world: World, client_for: ClientFor) -> None:
    consent = factories.draft(world.june_person)
    answer = june(client_for, world).post(f"/me/sharing/{consent.pk}/sign/", SIGNED)
    assert (answer.status_code, answer["Location"]) == (302, f"/me/sharing/{consent.pk}/")
    signature = Signature.objects.scoped(world.system).get()
    assert (signature.method, signature.name_as_typed) == ("typed", "June Abbott")
    assert (signature.identity, signature.language) == ("reauthenticated", "en")
    assert len(signature.session_hash) == 32
    assert signature.time_zone == "America/New_York"


def test_es_02_a_drawn_name_is_kept_as_a_picture(world: World, client_for: ClientFor) -> None:
    consent = factories.draft(world.june_person)
    data = {**SIGNED, "drawn": strokes()}
    june(client_for, world).post(f"/me/sharing/{consent.pk}/sign/", data)
    signature = Signature.objects.scoped(world.system).get()
    assert signature.method == "drawn"
    assert uploads.sniffed(base64.b64decode(signature.image)) == "png"


def test_a_damaged_drawing_is_told_and_nothing_signed(world: World, client_for: ClientFor) -> None:
    consent = factories.draft(world.june_person)
    data = {**SIGNED, "drawn": uploads.DATA_URL + "AAAA"}
    answer = june(client_for, world).post(f"/me/sharing/{consent.pk}/sign/", data)
    assert answer.status_code == 422
    assert "Your typed name is enough" in text_of(answer)


def test_p2_09_before_signing_the_person_sees_what_would_go_and_nothing_else(
    world: World, client_for: ClientFor
) -> None:
    plan = Plan.objects.create(organisation=world.organisation, person=world.june_person)
    Goal.objects.create(
        organisation=world.organisation, person=world.june_person, plan=plan,
        words="A place of my own", domain="housing",
    )  # fmt: skip
    plans = factories.draft(world.june_person, categories=["plan"])
    days = factories.draft(world.june_person, categories=["attendance"])
    client = june(client_for, world)
    for page in ("", "sign/"):
        assert "A place of my own" in text_of(client.get(f"/me/sharing/{plans.pk}/{page}"))
        assert "A place of my own" not in text_of(client.get(f"/me/sharing/{days.pk}/{page}"))


def test_es_06_the_meaning_stands_beside_the_signature(world: World, client_for: ClientFor) -> None:
    consent = factories.draft(world.june_person)
    page = text_of(june(client_for, world).get(f"/me/sharing/{consent.pk}/sign/"))
    beside = page.split('id="signature"')[1].split('name="name"')[0]
    assert "If I sign, Harbor may tell Elm Clinic" in beside


def test_es_05_the_copy_has_a_neutral_name_and_is_the_document(
    world: World, client_for: ClientFor
) -> None:
    consent = factories.active(world.june_person)
    answer = client_for(world.june).get(f"/me/sharing/{consent.pk}/copy/")
    assert answer["Content-Disposition"] == 'attachment; filename="document.pdf"'
    assert consent.document is not None
    assert base64.b64encode(answer.content).decode() == consent.document.body
    assert AuditEvent.objects.filter(action="consent.copied", outcome="done").count() == 1
    commands.revoke(consent=consent, by=world.june)
    assert client_for(world.june).get(f"/me/sharing/{consent.pk}/copy/").status_code == 200


def test_p2_29_two_taps_from_the_list_stop_it(world: World, client_for: ClientFor) -> None:
    consent = factories.active(world.june_person)
    client = client_for(world.june)
    assert f'href="/me/sharing/{consent.pk}/"' in text_of(client.get("/me/sharing/"))
    page = text_of(client.get(f"/me/sharing/{consent.pk}/"))
    assert f'action="/me/sharing/{consent.pk}/stop/"' in page
    after = client.post(f"/me/sharing/{consent.pk}/stop/", follow=True)
    assert "Stopped" in text_of(after)
    assert Revocation.objects.scoped(world.system).get().way == "self"


def test_a_stop_is_never_made_by_opening_an_address(world: World, client_for: ClientFor) -> None:
    consent = factories.active(world.june_person)
    assert client_for(world.june).get(f"/me/sharing/{consent.pk}/stop/").status_code == 405


def test_p2_61_the_page_says_from_when_it_can_be_stopped(
    world: World, client_for: ClientFor
) -> None:
    consent = factories.active(world.june_person, "justice")
    client = client_for(world.june)
    page = text_of(client.get(f"/me/sharing/{consent.pk}/"))
    assert "You can stop it when my court program is over." in page
    assert "/stop/" not in page
    assert client.post(f"/me/sharing/{consent.pk}/stop/").status_code == 409


def test_es_08_the_other_language_can_be_read_beside_it(
    world: World, client_for: ClientFor
) -> None:
    consent = factories.draft(world.june_person)
    page = text_of(client_for(world.june).get(f"/me/sharing/{consent.pk}/?in=es"))
    assert "Compartir con alguien que nombro" in page
    assert "What you sign is the other one." in page


def test_the_list_costs_the_same_for_one_form_and_for_six(
    world: World, client_for: ClientFor
) -> None:
    client = client_for(world.june)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/me/sharing/")
        return len(queries)

    factories.active(world.june_person)
    cost()
    first = cost()
    for kind in ("tpo", "legal", "research", "contact", "intermediary"):
        factories.active(world.june_person, kind)
    assert cost() == first
