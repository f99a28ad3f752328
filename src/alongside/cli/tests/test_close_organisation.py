"""`./alongside close-organisation`: archived, proven, unreadable here (P2-67)."""

import argparse
from pathlib import Path
from typing import Any

import pyrage
import pytest

from alongside.cli import close_organisation as command
from alongside.coaching.models import Contact
from alongside.coaching.tests.factories import make_contact
from alongside.core import scope
from alongside.core.crypto import keyring
from alongside.core.errors import Gone
from alongside.core.models import AuditEvent
from alongside.people.models import Membership, Person
from alongside.privacy import closing
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db
NOTE = "A canary in the notes"


def run(folder: Path, *more: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    words = ["harbor", "--to", str(folder), "--responsible", "Ada N.", "--until", "2033-11-24",
             "--authority", "Conn. Gen. Stat. 20-7c", *more]  # fmt: skip
    return command.run(parser.parse_args(words))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "closed"


def test_p2_67_the_archive_opens_with_its_key_alone(world: World, folder: Path) -> None:
    make_contact(world.june_person, world.dana, note=NOTE)
    assert run(folder, "--yes") == 0
    archive, key = folder / "archive" / "records.age", folder / "key" / "key.txt"
    found = closing.open_archive(archive, key.read_text())
    assert [row["note"] for row in found["coaching.Contact"]] == [NOTE]
    assert {row["given_name"] for row in found["people.Person"]} == {"June", "Ray", "Sam"}
    with pytest.raises(pyrage.DecryptError):
        closing.open_archive(archive, str(pyrage.x25519.Identity.generate()))
    raw = archive.read_bytes()
    assert not any(word in raw for word in (NOTE.encode(), b"June", b"coaching.Contact"))
    assert (archive.stat().st_mode & 0o777, key.stat().st_mode & 0o777) == (0o600, 0o600)


def test_p2_67_row_counts_match_for_every_kind(world: World, folder: Path) -> None:
    make_contact(world.june_person, world.dana, note=NOTE)
    before = {
        model._meta.label: closing.rows_of(model, world.organisation.pk).count()
        for model in closing.archived_models()
    }
    assert run(folder, "--yes") == 0
    found = closing.open_archive(
        folder / "archive" / "records.age", (folder / "key" / "key.txt").read_text()
    )
    counted = {kind: len(rows) for kind, rows in found.items()}
    assert counted == before
    assert counted["people.Person"] == 3
    assert counted["core.AuditEvent"] > 20


def test_p2_67_the_source_is_unreadable_and_the_other_house_untouched(
    world: World, folder: Path, client_for: ClientFor
) -> None:
    make_contact(world.june_person, world.dana, note=NOTE)
    assert run(folder, "--yes") == 0
    keyring.forget()
    with scope.across_organisations():
        for model in (Person, Contact):
            with pytest.raises((keyring.KeyMissing, Gone)):
                list(model._base_manager.filter(organisation=world.organisation))
        assert not Membership.objects.scoped(world.system).filter(ended_at=None).exists()
        meadow = Person.objects.scoped(world.meadow.system)
        assert {p.given_name for p in meadow} == {"June", "Ray", "Sam"}
    assert client_for(world.meadow.dana).get("/today/").status_code == 200
    assert client_for(world.dana).get("/today/").status_code == 302
    event = AuditEvent.objects.get(action="privacy.close_organisation")
    assert event.organisation_id == world.organisation.pk


def test_p2_67_the_papers_say_what_the_law_asks(
    world: World, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, "--yes") == 0
    label = (folder / "label.txt").read_text()
    assert "RECORDS OF HARBOR" in label
    assert "Conn. Gen. Stat. 20-7c" in label
    assert "not later than: 2033-11-24" in label
    assert "Ada N." in label
    certificate = (folder / "certificate-of-destruction.txt").read_text()
    assert "people.Person: 3" in certificate
    assert "Signed:" in certificate
    to_do = (folder / "to-do.txt").read_text()
    assert "2027-11-24  Last day by which the originals must be sanitized" in to_do
    days = [line[4:14] for line in to_do.splitlines() if line.startswith("[ ]")]
    assert days == sorted(days)
    assert "rows are in" in capsys.readouterr().out


@pytest.mark.parametrize("more", [(), ("--yes", "--until", "soon")])
def test_p2_67_nothing_happens_unasked_or_with_a_wrong_day(
    world: World, folder: Path, more: tuple[str, ...]
) -> None:
    assert run(folder, *more) == 2
    assert not folder.exists()
    assert Membership.objects.scoped(world.system).filter(ended_at=None).exists()


def test_p2_67_a_folder_with_something_in_it_is_refused(world: World, folder: Path) -> None:
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    assert run(folder, "--yes") == 2


def test_p2_67_an_archive_that_lacks_a_row_destroys_nothing(
    world: World, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = closing.open_archive

    def damaged(*args: Any) -> dict[str, list[dict[str, Any]]]:
        found = whole(*args)
        found["people.Person"].pop()
        return found

    monkeypatch.setattr(closing, "open_archive", damaged)
    assert run(folder, "--yes") == 1
    assert Person.objects.scoped(world.system).first() is not None
