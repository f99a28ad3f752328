"""Restore a backup into an empty place: all of it, or nothing."""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from alongside.core import rls, scope
from alongside.core.backups import archive, checking, opening, rows, schema, sealing
from alongside.core.backups.afterwards import AFTERWARDS
from alongside.core.backups.archive import FOLDERS, File, Head, Manifest, Rows
from alongside.core.backups.problems import BackupProblem
from alongside.core.tables import with_rows

Tell = Callable[[str, str, int], None]


@dataclass(frozen=True, slots=True)
class Restored:
    """A finished restore, and how long it took from the first byte to the last comparison."""

    head: Head
    manifest: Manifest
    seconds: float


def restore(path: Path, keys: list[Any], tell: Tell = lambda *_: None) -> Restored:
    """
    This function will check a backup, restore it, and compare every table with its manifest.

    `tell` hears what is done ("checking", "building", "restoring", "comparing"), the table and
    how many rows more.

    :raises BackupProblem: when something is wrong; nothing is then restored
    """
    began = time.monotonic()
    _must_be_empty()
    checked = checking.check(path, keys, lambda name, more: tell("checking", name, more))
    unknown = set(checked.head.applied) - schema.known()
    if unknown:
        raise BackupProblem("The backup was made by a newer version of Alongside. Use that one.")
    tell("building", "", 0)
    executor = MigrationExecutor(connection)
    executor.migrate(schema.leaves(checked.head.applied))
    try:
        with _folder() as folder, _no_files_after_failure(), _whole(checked.head):
            _load(path, keys, folder, tell)
            _compare(checked, tell)
            opening.must_open()
            # Files first: a crash between the two then leaves files that the next try names.
            _move(folder)
    except DatabaseError as error:
        first = str(error).partition("\n")[0]  # what follows may quote a row
        raise BackupProblem(f"The database did not take the backup: {first}") from error
    call_command("migrate", verbosity=0, interactive=False)
    for make in AFTERWARDS:
        make()
    return Restored(checked.head, checked.manifest, time.monotonic() - began)


@contextmanager
def _whole(head: Head) -> Iterator[None]:
    """One transaction for everything; the tables' guards stand before it ends."""
    with transaction.atomic(), scope.across_organisations():
        for table in head.tables:
            if rows.count(table):
                raise BackupProblem(f"The table {table.name} is not empty.")
        yield
        for table in head.tables:
            rows.count_on(table)
        # References are checked now: PostgreSQL changes no table while any of it is put off.
        connection.check_constraints()
        rls.apply_policies()


def _load(path: Path, keys: list[Any], folder: Path, tell: Tell) -> None:
    with sealing.opened(path, keys) as stream:
        for part in archive.read(stream):
            match part:
                case Rows():
                    rows.insert(part.table, part.lines)
                    tell("restoring", part.table.name, len(part.lines))
                case File():
                    target = folder / part.name
                    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                    with target.open("wb") as file:
                        shutil.copyfileobj(part.source, file)


def _compare(checked: checking.Checked, tell: Tell) -> None:
    found = Manifest(files=checked.manifest.files)
    for table in checked.head.tables:
        digest = rows.digest(table)
        found.note_table(table.name, digest)
        tell("comparing", table.name, digest.rows)
    if wrong := checked.manifest.differences(found):
        raise BackupProblem(f"The table {wrong[0]} is not what it was. Nothing was restored.")


def _must_be_empty() -> None:
    home = Path(settings.ALONGSIDE_HOME)
    held = [name for name in FOLDERS if any(p.is_file() for p in (home / name).rglob("*"))]
    if held:
        raise BackupProblem(
            f"{home} is not empty: it holds {held[0]}. Restore into a new folder (ALONGSIDE_HOME)"
            " and an empty database, or move what is there away first."
        )
    tables = set(with_rows()) - schema.REMADE
    with scope.across_organisations(), connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")  # noqa: S608
            if cursor.fetchone():
                raise BackupProblem(
                    f"The database is not empty: {table} has rows. Restore into a new database"
                    " (ALONGSIDE_DATABASE_URL or ALONGSIDE_HOME); nothing is ever overwritten."
                )


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder beside the real ones, on the same disk, gone afterwards."""
    home = Path(settings.ALONGSIDE_HOME)
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder = Path(tempfile.mkdtemp(prefix=".restore-", dir=home))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _no_files_after_failure() -> Iterator[None]:
    """Files that were put in place leave with the transaction; there were none before."""
    try:
        yield
    except BaseException:
        for name in FOLDERS:
            shutil.rmtree(Path(settings.ALONGSIDE_HOME) / name, ignore_errors=True)
        raise


def _move(folder: Path) -> None:
    for name in FOLDERS:
        if (folder / name).is_dir():
            target = Path(settings.ALONGSIDE_HOME) / name
            shutil.rmtree(target, ignore_errors=True)  # empty: it was looked at before
            (folder / name).rename(target)
