"""A backup is of one moment, while others go on writing."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from alongside.core import audit, scope
from alongside.core.actor import Actor
from alongside.core.backups import checking, making, rows, sealing
from alongside.core.models import AuditEvent
from alongside.people.models import Site
from alongside.people.tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


def beside(work: Callable[[], Any]) -> None:
    """Do something as another process would, and wait until it is committed."""

    def run() -> None:
        try:
            with scope.across_organisations():
                work()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(timeout=10)
    assert not thread.is_alive(), "writing waits for the backup"


def write() -> None:
    audit.record(by=Actor.system(None), action="test.happened")


def test_hs_16_what_is_written_meanwhile_is_not_seen() -> None:
    write()
    with rows.snapshot():
        before = AuditEvent.objects.count()
        beside(write)
        assert AuditEvent.objects.count() == before == 1
    assert AuditEvent.objects.count() == 2


def test_hs_16_a_backup_counts_what_was_there_when_it_began(settings: Any, tmp_path: Path) -> None:
    settings.ALONGSIDE_HOME = tmp_path
    write()
    secret, public = sealing.new_identity()

    def tell(table: str, more: int, _total: int) -> None:
        if more == 0 and table < "core_auditevent":
            beside(write)

    making.make(tmp_path / "one.age", [public], tell)
    (tmp_path / "key").write_text(secret)
    checked = checking.check(tmp_path / "one.age", sealing.identities(tmp_path / "key"))
    assert checked.manifest.tables["core_auditevent"]["rows"] == 1
    assert AuditEvent.objects.count() > 5


def test_a_backup_sees_the_rows_of_every_organisation(settings: Any, tmp_path: Path) -> None:
    settings.ALONGSIDE_HOME = tmp_path
    with scope.across_organisations():
        for slug in ("one", "two"):
            own = factories.make_organisation(slug.title(), slug)
            Site.objects.create(organisation=own, name=slug, zip="06106")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('alongside.system', '', false)")
    _, public = sealing.new_identity()
    made = making.make(tmp_path / "one.age", [public])
    assert made.manifest.tables["people_site"]["rows"] == 2
