"""Backup and restore in one database: made inside a savepoint, restored after it is undone."""

import io
import json
import tarfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from alongside.accounts.models import User
from alongside.core import rls, seals
from alongside.core.backups import archive, checking, making, restoring, rows, schema, sealing
from alongside.core.backups.archive import Manifest
from alongside.core.backups.problems import BackupProblem
from alongside.core.crypto import keyring
from alongside.core.models import AuditEvent
from alongside.people.models import Person
from tests.fixtures.people import make_world

pytestmark = pytest.mark.django_db
PASSWORD = "a long walk by the river"
LOGIN = "dana@harbor.example"


@dataclass(frozen=True)
class Backup:
    """A backup of the stock people, and what was in the database when it was made."""

    path: Path
    identity: Path
    made: making.Made
    manifest: Manifest

    @property
    def keys(self) -> list[Any]:
        return sealing.identities(self.identity)


class _Undo(Exception):
    pass


@pytest.fixture
def backup(settings: Any, tmp_path: Path, django_capture_on_commit_callbacks: Any) -> Backup:
    """A backup file; the database is empty again, the home folder new."""
    settings.ALONGSIDE_HOME = tmp_path / "before"
    secret, public = sealing.new_identity()
    identity = tmp_path / "key.txt"
    identity.write_text(f"# a note\n{secret}\n")
    path = tmp_path / "program.age"
    found: dict[str, Any] = {}
    try:
        with transaction.atomic():
            _fill(settings.ALONGSIDE_HOME, django_capture_on_commit_callbacks)
            found["made"] = making.make(path, [public])
            found["manifest"] = _held()
            raise _Undo
    except _Undo:
        keyring.forget()
    settings.ALONGSIDE_HOME = tmp_path / "after"
    return Backup(path, identity, **found)


def _fill(home: Path, capture: Any) -> None:
    world = make_world()
    user = world.membership_of(world.dana).user
    assert user is not None
    user.name_login(LOGIN)
    user.set_password(PASSWORD)
    user.save()
    (home / "uploads" / "a").mkdir(parents=True)
    (home / "uploads" / "a" / "paper.bin").write_bytes(bytes(range(256)) * 9000)
    with capture(execute=True):
        seals.seal_pending()


def _held() -> Manifest:
    found = Manifest()
    for table in schema.of_database().tables:
        found.note_table(table.name, rows.digest(table))
    return found


def is_empty(home: Path) -> bool:
    files = [p for p in home.rglob("*") if p.is_file()] if home.exists() else []
    return not files and not User.objects.exists() and not AuditEvent.objects.exists()


def restore(backup: Backup) -> restoring.Restored:
    return restoring.restore(backup.path, backup.keys)


def test_hs_16_every_table_and_file_comes_back(backup: Backup, settings: Any) -> None:
    assert is_empty(settings.ALONGSIDE_HOME)
    done = restore(backup)
    assert done.manifest.tables == backup.manifest.tables == _held().tables
    assert done.manifest.rows > 100
    paper = settings.ALONGSIDE_HOME / "uploads" / "a" / "paper.bin"
    assert paper.read_bytes() == bytes(range(256)) * 9000
    assert set(done.manifest.files) == {"uploads/a/paper.bin", "checkpoints/audit.jsonl"}
    assert [p.name for p in settings.ALONGSIDE_HOME.iterdir() if p.name.startswith(".")] == []


def test_hs_16_text_is_read_and_the_log_is_whole(backup: Backup) -> None:
    restore(backup)
    people = Person.objects.across_organisations("a test reads all")
    assert {p.given_name for p in people} == {"June", "Ray", "Sam"}
    assert AuditEvent.objects.exists()
    assert seals.verify() is None


def test_hs_16_sign_in_works_after_a_restore(backup: Backup) -> None:
    restore(backup)
    client = Client()
    client.post("/accounts/login/", {"login": LOGIN, "password": "wrong"})
    assert client.get("/today/").status_code == 302
    client.post("/accounts/login/", {"login": LOGIN, "password": PASSWORD})
    assert client.get("/today/").status_code == 200


def test_the_guards_of_tables_stand_after_a_restore(backup: Backup) -> None:
    restore(backup)
    with pytest.raises(Exception, match="append-only"), transaction.atomic():
        AuditEvent.objects.update(action="test.changed")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_policy WHERE polname = %s", [rls.POLICY])
            assert cursor.fetchone()[0] == len(rls.protected_models())


def test_numbers_count_on_after_a_restore(backup: Backup) -> None:
    restore(backup)
    user = User.objects.first()
    assert user is not None
    emails = user.emailaddress_set  # type: ignore[attr-defined]  # of the sign-in library
    first = emails.create(email="a@b.example")
    assert emails.create(email="c@d.example").pk == first.pk + 1


def damage(backup: Backup, kind: str) -> Backup:
    """A copy of the backup with something wrong, or another key."""
    whole = backup.path.read_bytes()
    middle = len(whole) // 2
    if kind == "other key":
        secret, _public = sealing.new_identity()
        backup.identity.write_text(secret)
        return backup
    content = {
        "flipped byte": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
        "flipped at its start": whole[:90] + bytes([whole[90] ^ 1]) + whole[91:],
        "cut": whole[:middle],
        "cut by a byte": whole[:-1],
        "no age file": b"PK\x03\x04" + whole,
        "empty": b"",
    }[kind]
    backup.path.write_bytes(content)
    return backup


DAMAGES = {
    "flipped byte": "damaged or cut off",
    "flipped at its start": "does not open|damaged or cut off",  # by which byte it hits
    "cut": "damaged or cut off",
    "cut by a byte": "damaged or cut off",
    "no age file": "not an age file",
    "empty": "not an age file",
    "other key": "made for another key",
}


@pytest.mark.parametrize("kind", DAMAGES)
def test_t17_a_damaged_backup_is_found_and_nothing_restored(
    backup: Backup, settings: Any, kind: str
) -> None:
    damaged = damage(backup, kind)
    with pytest.raises(BackupProblem, match=DAMAGES[kind]):
        checking.check(damaged.path, damaged.keys)
    with pytest.raises(BackupProblem, match=DAMAGES[kind]):
        restore(damaged)
    assert is_empty(settings.ALONGSIDE_HOME)


def test_a_place_that_is_not_empty_is_left_alone(backup: Backup, settings: Any) -> None:
    paper = settings.ALONGSIDE_HOME / "uploads" / "paper.bin"
    paper.parent.mkdir(parents=True)
    paper.write_text("here before")
    with pytest.raises(BackupProblem, match="not empty: it holds uploads"):
        restore(backup)
    paper.unlink()
    make_world()
    with pytest.raises(BackupProblem, match="database is not empty"):
        restore(backup)


@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [
        ("ALONGSIDE_MASTER_KEYS", [b"x" * 32], "ALONGSIDE_MASTER_KEY"),
        ("ALONGSIDE_SEAL_KEY", b"x" * 32, "ALONGSIDE_SEAL_KEY"),
    ],
)
def test_a_restore_under_other_keys_is_refused_whole(
    backup: Backup, settings: Any, setting: str, value: Any, words: str
) -> None:
    setattr(settings, setting, value)
    with pytest.raises(BackupProblem, match=words):
        restore(backup)
    assert is_empty(settings.ALONGSIDE_HOME)


def repacked(backup: Backup, change: Any) -> Backup:
    """The backup sealed anew with changed members, as by somebody who has the public key."""
    with sealing.opened(backup.path, backup.keys) as stream:
        content = io.BytesIO(stream.read())
    secret, public = sealing.new_identity()
    backup.identity.write_text(secret)
    with (
        backup.path.open("wb") as target,
        sealing.sealed(target, sealing.recipients([public])) as out,
        tarfile.open(fileobj=out, mode="w|") as new,
        tarfile.open(fileobj=content) as old,
    ):
        for info in old:
            source = old.extractfile(info)
            assert source is not None
            for name, body in change(info.name, source.read()):
                told = tarfile.TarInfo(name)
                told.size = len(body)
                new.addfile(told, io.BytesIO(body))
    return backup


def _without_a_row(name: str, body: bytes) -> list[tuple[str, bytes]]:
    return [(name, body[: body.rfind(b"\n")] if "people_person/" in name else body)]


def _outside(name: str, body: bytes) -> list[tuple[str, bytes]]:
    climb = [("files/uploads/../../../etc/x", b"x")] if name == "manifest.json" else []
    return [*climb, (name, body)]


def _beside(name: str, body: bytes) -> list[tuple[str, bytes]]:
    return [(name, body), *([("files/keys/master.key", b"x")] if name == "head.json" else [])]


def _unlisted(name: str, body: bytes) -> list[tuple[str, bytes]]:
    return [] if name == "manifest.json" else [(name, body)]


def _newer(name: str, body: bytes) -> list[tuple[str, bytes]]:
    if name != "head.json":
        return [(name, body)]
    head = json.loads(body)
    head["applied"].append(["people", "9999_of_tomorrow"])
    return [(name, json.dumps(head).encode())]


def _other_format(name: str, body: bytes) -> list[tuple[str, bytes]]:
    return [(name, body.replace(b'"format": 1', b'"format": 2') if name == "head.json" else body)]


def _without_organisations(name: str, body: bytes) -> list[tuple[str, bytes]]:
    if name.startswith("tables/people_organisation/"):
        return []
    if name == "manifest.json":
        told = json.loads(body)
        told["tables"]["people_organisation"] = {"rows": 0, "sha256": "0" * 64}
        return [(name, json.dumps(told).encode())]
    return [(name, body)]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_without_organisations, "did not take the backup"),
        (_without_a_row, "does not hold what it says it holds: people_person"),
        (_outside, "should not"),
        (_beside, "should not"),
        (_unlisted, "ends before its list"),
        (_newer, "newer version"),
        (_other_format, "newer version"),
    ],
)
def test_a_backup_made_up_by_somebody_else_is_refused(
    backup: Backup, settings: Any, change: Any, words: str
) -> None:
    with pytest.raises(BackupProblem, match=words):
        restore(repacked(backup, change))
    assert is_empty(settings.ALONGSIDE_HOME)


def test_two_keys_open_a_backup_each(backup: Backup, tmp_path: Path) -> None:
    restore(backup)
    pairs = [sealing.new_identity() for _ in range(2)]
    path = tmp_path / "two.age"
    making.make(path, [public for _, public in pairs])
    for secret, _ in pairs:
        backup.identity.write_text(secret)
        assert checking.check(path, backup.keys).manifest.rows > 100


def test_a_backup_never_overwrites_and_leaves_nothing_unfinished(
    backup: Backup, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, public = sealing.new_identity()
    with pytest.raises(BackupProblem, match="there already"):
        making.make(backup.path, [public])
    with pytest.raises(BackupProblem, match="looks like age1"):
        making.make(tmp_path / "new.age", ["age1nothing"])

    def fail(*_: Any) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(rows, "lines", fail)
    with pytest.raises(BackupProblem, match="No space left"):
        making.make(tmp_path / "new.age", [public])
    assert sorted(p.name for p in tmp_path.glob("*.age*")) == [
        "program.age",
        "program.age.sha256",
    ]


def test_t17_sessions_and_secrets_are_not_inside(backup: Backup) -> None:
    held = checking.check(backup.path, backup.keys)
    names = {table.name for table in held.head.tables}
    assert {"people_person", "core_datakey", "core_auditevent", "accounts_user"} <= names
    assert not names & {"django_session", "usersessions_usersession"}
    assert all(name.startswith(("uploads/", "checkpoints/")) for name in held.manifest.files)
    with sealing.opened(backup.path, backup.keys) as stream:
        content = stream.read()
    for secret in (b"m" * 32, b"s" * 32, b"test only"):
        assert secret not in content


def test_a_table_in_many_parts_is_put_together(
    backup: Backup, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    restore(backup)
    monkeypatch.setattr(archive, "PART_BYTES", 500)
    secret, public = sealing.new_identity()
    backup.identity.write_text(secret)
    made = making.make(tmp_path / "parts.age", [public])
    assert checking.check(tmp_path / "parts.age", backup.keys).manifest == made.manifest


def test_a_line_of_checkpoints_half_written_is_not_taken(tmp_path: Path, settings: Any) -> None:
    file = tmp_path / "audit.jsonl"
    for content, whole in ((b"", 0), (b"half", 0), (b"one\nhalf", 4), (b"one\ntwo\n", 8)):
        file.write_bytes(content)
        assert making._whole_lines(file) == whole


def test_digests_do_not_hang_on_the_order_of_rows(backup: Backup) -> None:
    restore(backup)
    table = next(t for t in schema.of_database().tables if t.name == "people_person")
    by_id = rows.digest(table)
    assert rows.digest(replace(table, key="created_at")) == by_id
