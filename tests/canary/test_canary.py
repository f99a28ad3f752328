"""
Words typed into every field, looked for in everything that could be stolen or sent.

P2-48, T16, T17, T25: the database file, a dump, a backup, the logs, the job table, the stored
events, the audit log, the sessions and the cache hold none of them.
"""

import io
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction

from alongside.core import scope
from alongside.core.backups import making, sealing
from alongside.core.crypto.reencrypt import encrypted_models
from tests.canary import crawl, places, words
from tests.canary.rows import Maker
from tests.fixtures.people import World, make_world

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

# Columns that anybody may read, because they are about the service and chosen to be shown.
SHOWN = {
    "people_program.name": "names of services",
    "privacy_vendor.name": "firms, which are no persons of ours",
    "people_site.name": "places the public may know",
    "people_site.address": "places the public may know",
    "people_membership.name": "how staff are shown to those they work with",
    "people_organisation.part2_off_reason": "why the rules do not apply, for whoever audits",
    "workforce_coachprofile.name": "what a coach chose to publish",
    "workforce_coachprofile.about": "what a coach chose to publish",
    "workforce_credential.name": "certificates as their bodies publish them",
    "workforce_credential.body": "certificates as their bodies publish them",
    "workforce_credential.number": "certificates as their bodies publish them",
    "coaching_followuprule.source": "rules and their source",
    "groups_grouprule.note_source": "rules and their source",
    "groups_grouprule.neutral_name": "what a program prints in place of its name",
    "groups_proof.issued_by": "the program's name as it stands on its papers",
}
# The pages on which people's words are written: their forms must have been taken.
MAIN = {
    "ask/",
    "hand-off/",
    "me/check-in/",
    "me/coach/change/",
    "me/contacts/<uuid:contact_id>/words/",
    "me/plan/goals/<uuid:goal_id>/",
    "people/<uuid:person_id>/contact/",
    "people/<uuid:person_id>/event/",
    "people/<uuid:person_id>/plan/edit/",
    "people/<uuid:person_id>/plan/goals/new/",
    "people/<uuid:person_id>/reaching/",
    "people/<uuid:person_id>/status/",
    "requests/new/",
}


@pytest.fixture
def output() -> Iterator[io.StringIO]:
    """Everything that anything logs, down to the finest level."""
    root, held = logging.getLogger(), io.StringIO()
    handler, level = logging.StreamHandler(held), root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield held
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.fixture
def real_world(transactional_db: None) -> World:
    return make_world()


def backup(folder: Path) -> tuple[bytes, bytes]:
    """A backup as it lies on a disk, and what it says to whoever has the key."""
    secret, public = sealing.new_identity()
    (folder / "key").write_text(secret)
    making.make(folder / "one.age", [public])
    with sealing.opened(folder / "one.age", sealing.identities(folder / "key")) as stream:
        content = stream.read()
    return (folder / "one.age").read_bytes(), content


def test_p2_48_t16_t17_t25_words_typed_into_every_form_are_nowhere_in_the_clear(
    real_world: World, output: io.StringIO, settings: Any, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    settings.ALONGSIDE_HOME = tmp_path
    settings.CACHES = {
        "default": {
            "BACKEND": "alongside.accounts.cache.SharedFileCache",
            "LOCATION": str(cache),
        }
    }
    answers = crawl.everything(real_world)
    told = crawl.canaries()
    saved = places.in_encrypted_columns(told.values())
    assert not {page for page in MAIN if told[page] not in saved}, "these forms took no word"
    assert not {page for page, statuses in answers.items() if max(statuses, default=0) >= 500}

    texts = {*told.values(), words.PHONE_DIGITS}
    plain = places.in_plain_columns(texts)
    assert not {column: plain[column] for column in plain if column not in SHOWN}
    secrets = texts - {text for found in plain.values() for text in found}
    assert {told[page] for page in MAIN} <= secrets
    assert words.PHONE_DIGITS in secrets
    assert not places.in_database_files(secrets)
    assert not places.in_sessions(secrets)
    assert not places.in_cache(cache, secrets)
    assert not words.found_in(output.getvalue().encode(), secrets)
    for content in backup(tmp_path):
        assert not words.found_in(content, secrets)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "names"), encrypted_models(), ids=lambda part: getattr(part, "__name__", "")
)
def test_p2_48_t16_no_encrypted_field_of_any_model_is_stored_in_the_clear(
    model: type[models.Model], names: list[str]
) -> None:
    word = words.word(700)
    world = make_world()
    try:
        with scope.across_organisations(), transaction.atomic():
            row = Maker(world, word).make(model)
    except IntegrityError as error:
        pytest.fail(f"say in RECIPES of tests/canary/rows.py how to make a {model}: {error}")
    with scope.across_organisations():
        again = model._base_manager.get(pk=row.pk)
    assert {getattr(again, name) for name in names} == {word}
    assert not places.in_plain_columns([word])


def test_the_search_finds_what_is_there(real_world: World, settings: Any, tmp_path: Path) -> None:
    settings.ALONGSIDE_HOME = tmp_path
    word = words.word(701)
    with scope.across_organisations():
        real_world.program.name = f"Program {word}"
        real_world.program.save()
    assert places.in_plain_columns([word]) == {"people_program.name": {word}}
    assert places.in_database_files([word]) == {word}
    sealed, opened = backup(tmp_path)
    assert not words.found_in(sealed, [word])
    assert words.found_in(opened, [word]) == {word}
    for shape in words.shapes(word):
        assert words.found_in(b"..." + shape + b"...", [word]) == {word}


def test_p2_48_what_is_deleted_is_not_in_the_files_after_scrubbing(real_world: World) -> None:
    from alongside.accounts.models import Draft  # noqa: PLC0415 - in this test alone
    from alongside.core import scrubbing  # noqa: PLC0415 - as above

    word = words.word(702)
    user = real_world.membership_of(real_world.dana).user
    assert user is not None
    draft = Draft.objects.create(user=user, path="/a/", body="b", expires_at="2026-12-01T00:00Z")
    with connection.cursor() as cursor:  # in the clear, as a careless field would store it
        cursor.execute("UPDATE accounts_draft SET body = %s", [word.encode() * 40])
    assert places.in_database_files([word]) == {word}
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM accounts_draft")
    assert draft.pk is not None
    assert scrubbing.scrub().is_whole
    assert not places.in_database_files([word])
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete")
            assert cursor.fetchone()[0] == 1
