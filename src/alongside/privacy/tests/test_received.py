"""What others send: kept with its notice in every view (P2-38); papers of the law (P2-58)."""

import datetime as dt
import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from alongside.core.errors import BadInput, NotFound
from alongside.core.ids import new_id
from alongside.privacy import notices, packets, papers
from alongside.privacy.commands import legal, received
from alongside.privacy.models import LegalPaper, LegalRequest, ReceivedRecord
from alongside.privacy.record import copy
from alongside.privacy.uploads import Proof
from tests.fixtures.people import ClientFor, World
from tests.fixtures.safety import NOW

pytestmark = pytest.mark.django_db
CONTENT = b"%PDF-1.7\n<< /Type /Page >>\nPAPER-CANARY\n%%EOF\n"
PAPER = Proof("pdf", CONTENT)


def kept(world: World, **more: Any) -> ReceivedRecord:
    given = {
        "origin": "Elm Clinic", "words": "Summary of a stay", "received_on": NOW.date(),
        "notice": "statement", "paper": PAPER, "person": world.june_person, "by": world.dana,
    }  # fmt: skip
    return received.receive(**{**given, **more})


def upload(name: str = "scan.pdf", content: bytes = CONTENT) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def in_zip(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as folder:
        return {name: folder.read(name) for name in folder.namelist()}


def test_p2_38_the_laws_own_notice_is_kept_when_nobody_typed_it(world: World) -> None:
    assert kept(world).notice_words == notices.latest("statement_1").text
    assert kept(world, notice_words="As it came.").notice_words == "As it came."
    assert kept(world, notice="none").notice_words == ""


def test_p2_38_a_limit_has_to_be_said_and_a_day_has_to_have_been(world: World) -> None:
    with pytest.raises(BadInput) as refused:
        kept(world, notice="other", limits=" ")
    assert refused.value.field == "limits"
    with pytest.raises(BadInput):
        kept(world, received_on=NOW.date() + dt.timedelta(days=2))


def test_p2_38_origin_and_notice_stand_in_the_page_the_file_and_the_copy(
    world: World, client_for: ClientFor
) -> None:
    row = kept(world, limits="Only for planning the stay at home.")
    dana = client_for(world.dana)
    page = dana.get(f"/people/{world.june_person.pk}/received/").content.decode()
    for words in ("Elm Clinic", "A notice of 42 CFR Part 2", "Only for planning", "42 CFR part 2"):
        assert words in page
    assert "PAPER-CANARY" not in page
    answer = dana.get(f"/people/{world.june_person.pk}/received/{row.pk}/file/")
    assert answer["Content-Disposition"] == 'attachment; filename="papers.zip"'
    files = in_zip(answer.content)
    assert files["paper.pdf"] == CONTENT
    told = files["notice.txt"].decode()
    for words in ("Elm Clinic", "Only for planning", notices.latest("statement_1").text):
        assert words in told
    record = copy.as_json(copy.taken(world.june_person.pk, form=copy.JSON, by=world.june)).decode()
    assert "Elm Clinic" in record
    assert "Only for planning the stay at home." in record


def test_p2_38_it_is_in_no_packet(world: World) -> None:
    kept(world)
    for key in packets.CATEGORIES:
        (section,) = packets.sections(world.june_person, [key], by=world.dana)
        assert "Elm Clinic" not in str(section)
        assert "Summary of a stay" not in str(section)


def test_p2_38_a_coach_keeps_a_paper_once_and_a_stranger_finds_none(
    world: World, client_for: ClientFor
) -> None:
    path, dana = f"/people/{world.june_person.pk}/received/", client_for(world.dana)
    sent = {
        "key": str(new_id()), "origin": "Elm Clinic", "words": "A list", "notice": "none",
        "received_on": "2026-11-20",
    }  # fmt: skip
    for _twice in range(2):
        assert dana.post(path, {**sent, "paper": upload()}).status_code == 302
    (row,) = ReceivedRecord.objects.scoped(world.system)
    assert papers.content_of(row) == CONTENT
    assert dana.post(path, sent).status_code == 422
    bad = {**sent, "paper": upload("photo.svg", b"<svg onload='x'/>")}
    assert dana.post(path, bad).status_code == 422
    wil: Client = client_for(world.wil)
    assert wil.get(path).status_code == 404
    assert wil.get(f"{path}{row.pk}/file/").status_code == 404
    other = f"/people/{world.ray_person.pk}/received/{row.pk}/file/"
    assert wil.get(other).status_code == 404


def asked(world: World) -> LegalRequest:
    return legal.take(kind="subpoena", asked_by="A lawyer", words="Papers", by=world.priya)


def test_p2_58_an_order_is_kept_beside_the_request_for_the_officer_alone(
    world: World, client_for: ClientFor
) -> None:
    found, priya = asked(world), client_for(world.priya)
    path = f"/privacy/legal/{found.pk}/"
    assert "No order and no mandate is kept" in priya.get(path).content.decode()
    sent = {"key": str(new_id()), "kind": "order", "paper": upload()}
    for _twice in range(2):
        again = {**sent, "paper": upload()}
        assert priya.post(f"{path}paper/", again).status_code == 302
    (row,) = LegalPaper.objects.scoped(world.system)
    assert "The court order" in priya.get(path).content.decode()
    assert priya.get(f"{path}paper/{row.pk}/").content == CONTENT
    assert client_for(world.ada).get(f"{path}paper/{row.pk}/").status_code == 404
    with pytest.raises(NotFound):
        received.keep_legal_paper(request=found, kind="order", paper=PAPER, by=world.meadow.priya)
