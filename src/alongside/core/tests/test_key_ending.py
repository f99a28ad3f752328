"""Keys counted, put under another master key, and destroyed."""

import time
import uuid
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from alongside.core.crypto import ending, inventory, keyring, reencrypt
from alongside.core.errors import Gone
from alongside.core.models import AuditEvent, DataKey
from alongside.people.models import Person
from alongside.people.tests import factories
from alongside.privacy.commands.keys import destroy_keys
from tests.fixtures.people import World

pytestmark = pytest.mark.django_db

WHY = "The contract ended and the records were handed over."


def again(person: Person) -> Person:
    return Person.objects.across_organisations("a test reads again").get(pk=person.pk)


def destroy(world: World) -> None:
    destroy_keys(organisation=world.organisation, reason=WHY, by=world.system)


def test_p2_48_reading_after_the_keys_are_destroyed_says_when(world: World) -> None:
    destroy(world)
    with pytest.raises(Gone, match=r"This record was erased on Nov\. 24, 2026\."):
        again(world.june_person)
    assert again(world.meadow.june_person).given_name == "June"


def test_p2_48_the_key_itself_is_out_of_the_row(world: World) -> None:
    rows = DataKey.objects.filter(organisation_id=world.organisation.pk)
    assert all(len(bytes(row.wrapped)) > 32 for row in rows)
    destroy(world)
    assert {bytes(row.wrapped) for row in rows.all()} == {b""}
    assert {row.destroyed_why for row in rows.all()} == {WHY}


def test_a_destroyed_key_cannot_be_kept_in_its_row(world: World) -> None:
    row = DataKey.objects.filter(organisation_id=world.organisation.pk, purpose="text").get()
    destroy(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        DataKey.objects.filter(pk=row.pk).update(wrapped=bytes(row.wrapped))


def test_nothing_new_is_written_for_an_erased_organisation(world: World) -> None:
    destroy(world)
    with pytest.raises(Gone):
        factories.make_person(world.organisation, "Ana")
    with pytest.raises(Gone), transaction.atomic():
        reencrypt.rotate_organisation(world.organisation.pk)
    assert not DataKey.objects.filter(
        organisation_id=world.organisation.pk, destroyed_at__isnull=True
    ).exists()


def test_p2_48_another_process_lets_go_of_the_key(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert again(world.june_person).given_name == "June"
    held = dict(keyring._by_id)
    destroy(world)
    keyring._by_id.update(held)  # as in a process that knows of nothing
    assert again(world.june_person).given_name == "June"
    later = time.monotonic() + keyring.FRESH_SECONDS + 1
    monkeypatch.setattr(time, "monotonic", lambda: later)
    with pytest.raises(Gone):
        again(world.june_person)
    assert again(world.meadow.june_person).given_name == "June"
    own = DataKey.objects.filter(organisation_id=world.organisation.pk)
    assert not set(own.values_list("id", flat=True)) & set(keyring._by_id)


def test_destroying_is_audited_once_and_cannot_be_done_twice(world: World) -> None:
    destroy(world)
    event = AuditEvent.objects.get(action="privacy.destroy_keys")
    assert event.object_id == str(world.organisation.pk)
    assert WHY not in str(event.detail)
    with pytest.raises(Exception, match="no keys left"):
        destroy(world)


@pytest.mark.parametrize("role", ["ada", "priya", "theo", "public"])
def test_t16_no_role_can_destroy_keys(world: World, role: str) -> None:
    with pytest.raises(Exception, match="command line"):
        destroy_keys(organisation=world.organisation, reason=WHY, by=getattr(world, role))
    assert again(world.june_person).given_name == "June"


@pytest.mark.parametrize("reason", ["", "  ", "x" * 301])
def test_destroying_needs_a_reason(world: World, reason: str) -> None:
    with pytest.raises(Exception, match="Say why"):
        destroy_keys(organisation=world.organisation, reason=reason, by=world.system)


def test_av_14_a_key_is_counted_with_the_rows_under_it(world: World) -> None:
    def of(organisation_id: uuid.UUID) -> list[inventory.Entry]:
        return [e for e in inventory.entries() if e.organisation_id == organisation_id]

    own = world.organisation.pk
    before = {e.purpose: e for e in of(own)}
    assert before["index"].rows is None
    assert before["text"].rows == sum(reencrypt.rotate_organisation(own).values()) - _empty(own)
    old, new = sorted((e for e in of(own) if e.purpose == "text"), key=lambda e: e.id)
    assert (old.rows, new.rows) == (0, before["text"].rows)
    assert old.retired_at is not None
    assert new.retired_at is None


def _empty(organisation_id: uuid.UUID) -> int:
    """Rows whose encrypted fields are all empty: a rotation writes them, no key lies on them."""
    count = 0
    for model, names in reencrypt.encrypted_models():
        if any(f.name == "organisation" for f in model._meta.fields):
            rows = model._base_manager.filter(organisation_id=organisation_id)
            count += sum(not any(getattr(row, name) for name in names) for row in rows)
    return count


def test_another_master_key_takes_over_every_data_key(world: World, settings: Any) -> None:
    keyring.rotate(world.organisation.pk)
    old, new = b"m" * 32, b"n" * 32
    settings.ALONGSIDE_MASTER_KEYS = [new, old]
    assert ending.waiting_for_rewrap() == DataKey.objects.count()
    assert ending.rewrap_all() == DataKey.objects.count()
    assert ending.waiting_for_rewrap() == 0
    settings.ALONGSIDE_MASTER_KEYS = [new]
    keyring.forget()
    found = again(world.june_person)  # under a retired key, found by the key of look-ups
    assert found.given_name == "June"
    name = keyring.blind_index(world.organisation.pk, "june\x1fabbott")
    assert found.name_index == name


def test_rewrapping_leaves_all_as_it_was_when_one_key_does_not_open(
    world: World, settings: Any
) -> None:
    DataKey.objects.create(purpose="text", organisation_id=uuid.uuid4(), wrapped=b"x" * 60)
    before = dict(DataKey.objects.values_list("id", "wrapped"))
    settings.ALONGSIDE_MASTER_KEYS = [b"n" * 32, b"m" * 32]
    with pytest.raises(keyring.KeyMissing):
        ending.rewrap_all()
    assert dict(DataKey.objects.values_list("id", "wrapped")) == before


def test_rewrapping_leaves_destroyed_keys_alone(world: World, settings: Any) -> None:
    destroy(world)
    settings.ALONGSIDE_MASTER_KEYS = [b"n" * 32, b"m" * 32]
    living = DataKey.objects.filter(destroyed_at__isnull=True).count()
    assert ending.rewrap_all() == living > 0
