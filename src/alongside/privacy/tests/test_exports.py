"""Files that are taken along: reason, second person, lock, mark, a day, and an end (T8, T15)."""

import csv
import datetime as dt
import io
import re
import zipfile
from typing import Any

import pytest
import pyzipper
from django.test import Client

from alongside.accounts import again
from alongside.coaching.tests.factories import make_contact
from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.errors import BadInput, Conflict, NotFound, NotPermitted
from alongside.core.models import AuditEvent
from alongside.privacy import exports, jobs_office
from alongside.privacy.commands import exports as commands
from alongside.privacy.models import Export
from alongside.privacy.queries import exports as asks
from tests.fixtures.people import ClientFor, World
from tests.fixtures.safety import NOW

pytestmark = pytest.mark.django_db
REASON = "Supervision of the spring team"


@pytest.fixture
def confirmed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks has just entered the password again."""
    monkeypatch.setattr(again, "did_recently_reauthenticate", lambda _request: True)


def asked(world: World, by: Actor | None = None, kind: str = "contacts") -> Export:
    return commands.ask_export(kind=kind, reason=REASON, by=by or world.theo)


def made(world: World) -> Export:
    make_contact(world.june_person, world.dana, days_ago=1, note="Her private words")
    return commands.make_export(export=asked(world), by=world.theo)


def rows_of(body: bytes, password: str) -> list[list[str]]:
    with pyzipper.AESZipFile(io.BytesIO(body)) as file:
        file.setpassword(password.encode())
        text = file.read(file.namelist()[0]).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_t8_the_file_needs_its_password_and_is_aes(world: World) -> None:
    export = made(world)
    body = asks.file(export.pk, by=world.theo)
    with pyzipper.AESZipFile(io.BytesIO(body)) as file:
        assert file.infolist()[0].wz_aes_strength == 3  # AES-256
        file.setpassword(b"WRONG-WRONG-WRONG-WRONG-WRONG")
        with pytest.raises(RuntimeError):
            file.read(file.namelist()[0])
    with (
        zipfile.ZipFile(io.BytesIO(body)) as file,
        pytest.raises((RuntimeError, NotImplementedError)),
    ):
        file.read(file.namelist()[0])
    assert b"June" not in body
    assert len(export.password.replace("-", "")) == 25


def test_t8_it_opens_with_mark_notice_and_as_many_rows_as_it_says(world: World) -> None:
    export = made(world)
    rows = rows_of(asks.file(export.pk, by=world.theo), export.password)
    assert rows[0] == [f"Taken by Theo K. on 2026-11-24 15:00 UTC. Reason: {REASON}"]
    assert rows[1] == ["42 CFR part 2 prohibits unauthorized use or disclosure of these records."]
    assert len(rows) - 3 == export.row_count == 1
    assert rows[3][1] == "June A."
    assert "Her private words" not in str(rows)


def test_t8_nobody_keeps_the_password(world: World) -> None:
    export = made(world)
    held = Export.objects.scoped(world.system).get(pk=export.pk)
    assert held.password == ""
    every_word = [str(v) for e in AuditEvent.objects.all() for v in vars(e).values()]
    assert not any(export.password in words for words in every_word)


def test_t8_a_supervisor_takes_only_their_own_programs(world: World) -> None:
    make_contact(world.ray_person, world.wil, days_ago=1)
    assert made(world).row_count == 1


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_t8_no_reason_no_file(world: World, reason: str) -> None:
    with pytest.raises(BadInput):
        commands.ask_export(kind="contacts", reason=reason, by=world.theo)


@pytest.mark.parametrize(
    ("who", "kind"),
    [("dana", "contacts"), ("priya", "contacts"), ("eve", "contacts"), ("june", "contacts"),
     ("theo", "audit-log"), ("ada", "audit-log"), ("petra", "audit-log"), ("theo", "nothing")],
)  # fmt: skip
def test_t8_a_kind_is_for_its_roles(world: World, who: str, kind: str) -> None:
    with pytest.raises(NotFound):
        asked(world, getattr(world, who), kind)


def test_t8_the_link_is_dead_after_a_day_and_the_file_erased(world: World) -> None:
    export = made(world)
    with clock.frozen(NOW + dt.timedelta(hours=23, minutes=59)):
        assert asks.file(export.pk, by=world.theo)
        assert jobs_office.erase_exports() == 0
    with clock.frozen(NOW + dt.timedelta(hours=24)):
        with pytest.raises(NotFound):
            asks.file(export.pk, by=world.theo)
        assert jobs_office.erase_exports() == 1
        assert jobs_office.erase_exports() == 0
    held = Export.objects.scoped(world.system).get(pk=export.pk)
    assert (held.body, held.erased_at) == ("", NOW + dt.timedelta(hours=24))
    assert held.sha256 == export.sha256


def test_t8_a_file_is_the_askers_alone(world: World) -> None:
    export = made(world)
    for other in (world.nora, world.priya, world.ada, world.meadow.theo):
        with pytest.raises(NotFound):
            asks.file(export.pk, by=other)
        with pytest.raises(NotFound):
            commands.make_export(export=export, by=other)


def test_t8_it_is_made_once(world: World) -> None:
    export = made(world)
    with pytest.raises(Conflict):
        commands.make_export(export=export, by=world.theo)


def large(world: World, monkeypatch: pytest.MonkeyPatch, by: Actor | None = None) -> Export:
    monkeypatch.setattr(exports, "LARGE", 1)
    for days in (1, 2, 3):
        make_contact(world.june_person, world.dana, days_ago=days)
    return asked(world, by)


def test_t8_a_large_file_waits_for_a_second_person(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = large(world, monkeypatch)
    with pytest.raises(NotPermitted):
        commands.make_export(export=export, by=world.theo)
    for wrong in (world.theo, world.nora, world.dana, world.eve, world.meadow.priya):
        with pytest.raises((NotPermitted, NotFound)):
            commands.approve_export(export=export, by=wrong)
    commands.approve_export(export=export, by=world.ada)
    assert commands.make_export(export=export, by=world.theo).row_count == 3


def test_t8_nobody_is_their_own_second_person(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "LARGE", 1)
    export = asked(world, world.priya, "audit-log")
    with pytest.raises(NotPermitted):
        commands.approve_export(export=export, by=world.priya)
    commands.approve_export(export=export, by=world.ada)


def test_t8_a_no_stays_a_no(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    export = large(world, monkeypatch)
    commands.refuse_export(export=export, by=world.priya)
    with pytest.raises(Conflict):
        commands.approve_export(export=export, by=world.ada)
    with pytest.raises(NotPermitted):
        commands.make_export(export=export, by=world.theo)


def test_t15_more_rows_than_a_day_allows_are_refused_and_told(
    world: World, monkeypatch: pytest.MonkeyPatch, client_for: ClientFor
) -> None:
    made(world)
    monkeypatch.setattr(
        exports, "KINDS",
        {"contacts": exports.Kind(**{**_facts(exports.KINDS["contacts"]), "most_a_day": 1})},
    )  # fmt: skip
    again_asked = asked(world)
    with pytest.raises(NotPermitted):
        commands.make_export(export=again_asked, by=world.theo)
    assert "more than a day allows" in client_for(world.priya).get("/privacy/").content.decode()
    with clock.frozen(NOW + dt.timedelta(hours=25)):
        assert commands.make_export(export=again_asked, by=world.theo).made_at


def _facts(kind: exports.Kind) -> dict[str, Any]:
    return {name: getattr(kind, name) for name in kind.__slots__}


def test_t8_asking_needs_the_password_again(world: World, client_for: ClientFor) -> None:
    theo = client_for(world.theo)
    answer = theo.get("/exports/new/?kind=contacts")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/confirm/")
    export = asked(world)
    made_at_once = theo.post(f"/exports/{export.pk}/")
    assert made_at_once["Location"].startswith("/accounts/confirm/")
    export.refresh_from_db()
    assert export.made_at is None


@pytest.mark.usefixtures("confirmed")
def test_t8_from_asking_to_the_file_in_pages(world: World, client_for: ClientFor) -> None:
    make_contact(world.june_person, world.dana, days_ago=1)
    theo: Client = client_for(world.theo)
    form = theo.get("/exports/new/?kind=contacts").content.decode()
    found = re.search(r'name="key" value="([^"]+)"', form)
    assert found
    theo.post("/exports/new/?kind=contacts", {"key": found[1], "reason": REASON})
    export = Export.objects.scoped(world.system).get()
    page = theo.post(f"/exports/{export.pk}/").content.decode()
    shown = re.search(r"<code>([A-Z0-9-]{29})</code>", page)
    assert shown
    assert shown[1] not in theo.get(f"/exports/{export.pk}/").content.decode()
    answer = theo.get(f"/exports/{export.pk}/file/")
    assert answer["Content-Disposition"].startswith("attachment")
    assert rows_of(answer.content, shown[1])[3][1] == "June A."


@pytest.mark.usefixtures("confirmed")
def test_t8_the_second_person_answers_on_a_page(
    world: World, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = large(world, monkeypatch)
    ada = client_for(world.ada)
    page = ada.get(f"/privacy/exports/{export.pk}/").content.decode()
    assert REASON in page
    assert ada.post(f"/privacy/exports/{export.pk}/", {"answer": "yes"}).status_code == 302
    export.refresh_from_db()
    assert export.approved_by_id == world.ada.membership_id
