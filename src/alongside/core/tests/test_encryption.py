from importlib import import_module
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from django.core.exceptions import FieldError
from django.db import IntegrityError, connection, transaction

from alongside.core import tables
from alongside.core.crypto import ending, keyring, reencrypt
from alongside.core.crypto.fields import blind_index, decrypt, encrypt
from alongside.core.models import DataKey
from alongside.people.models import Person
from alongside.people.tests import factories
from tests.fixtures.people import World

pytestmark = pytest.mark.django_db

CANARY = "Zebulon Quicksilver"


def stored(person: Person, column: str) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM people_person WHERE id = %s", [_key(person)])
        return bytes(cursor.fetchone()[0])


def _key(person: Person) -> Any:
    return person.pk.hex if connection.vendor == "sqlite" else person.pk


def every_byte() -> bytes:
    """Everything in the database, as somebody with a stolen copy would read it."""
    found = bytearray()
    with connection.cursor() as cursor:
        for table in tables.readable():
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                for value in row:
                    is_bytes = isinstance(value, bytes | memoryview)
                    found += bytes(value) if is_bytes else str(value).encode()
    return bytes(found)


def again(person: Person) -> Person:
    return Person.objects.across_organisations("a test reads again").get(pk=person.pk)


def test_a_stolen_database_holds_no_word_of_a_person(world: World) -> None:
    person = factories.make_person(
        world.organisation,
        CANARY,
        CANARY,
        safe_ways=CANARY,
        phone="+12035559876",
        email=f"{CANARY}@x",
    )
    assert again(person).full_name == f"{CANARY} {CANARY}"
    everything = every_byte()
    assert world.organisation.slug.encode() in everything
    for secret in (CANARY, "Quicksilver", "quicksilver", "5559876", "Abbott", "June"):
        assert secret.encode() not in everything


def test_the_same_text_is_never_stored_twice_the_same(world: World) -> None:
    one, two = (factories.make_person(world.organisation, CANARY) for _ in range(2))
    assert stored(one, "given_name") != stored(two, "given_name")


def test_an_empty_text_is_no_bytes(world: World) -> None:
    assert stored(world.june_person, "email") == b""
    assert again(world.june_person).email == ""


@pytest.mark.parametrize("text", ["ñandú 🌱", "a" * 100_000, "tab\tand\nline", "\x00", " "])
def test_any_text_comes_back_as_it_was(world: World, text: str) -> None:
    assert again(factories.make_person(world.organisation, "Ana", safe_ways=text)).safe_ways == text


def test_ciphertext_moved_to_another_field_is_not_read(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE people_person SET safe_ways = given_name WHERE id = %s",
            [_key(world.june_person)],
        )
    with pytest.raises(InvalidTag):
        again(world.june_person)


def test_changed_ciphertext_is_not_read(world: World) -> None:
    blob = bytearray(encrypt("hello", organisation_id=world.organisation.pk, label="a.b"))
    assert decrypt(bytes(blob), label="a.b") == "hello"
    blob[-1] ^= 1
    with pytest.raises(InvalidTag):
        decrypt(bytes(blob), label="a.b")


def test_encrypted_text_is_not_searched_or_written_in_bulk(world: World) -> None:
    rows = Person.objects.scoped(world.dana)
    with pytest.raises(TypeError, match="encrypted"):
        rows.update(given_name=CANARY)
    with pytest.raises(FieldError):
        rows.filter(given_name="June").exists()
    with pytest.raises(FieldError):
        rows.filter(given_name__icontains="J").exists()
    world.june_person.given_name = CANARY
    with pytest.raises(TypeError, match="encrypted"):
        rows.bulk_update([world.june_person], ["given_name"])


def test_rows_made_in_bulk_are_encrypted(world: World) -> None:
    person = Person(organisation=world.organisation, given_name=CANARY)
    Person.objects.bulk_create([person])
    assert CANARY.encode() not in stored(person, "given_name")
    assert again(person).given_name == CANARY


def test_rotation_keeps_old_text_readable_and_moves_it(world: World) -> None:
    before = stored(world.june_person, "given_name")
    other = stored(world.meadow.june_person, "given_name")
    index = again(world.june_person).name_index
    told: list[tuple[str, int]] = []
    new = keyring.rotate(world.organisation.pk)
    assert again(world.june_person).given_name == "June"
    counts = reencrypt.rotate_organisation(
        world.organisation.pk, tell=lambda label, rows: told.append((label, rows))
    )
    keyring.forget()
    after = stored(world.june_person, "given_name")
    assert before[1:17] != after[1:17] != new.id.bytes
    assert counts["people.Person"] == 3
    assert ("people.Person", 3) in told
    assert (again(world.june_person).given_name, again(world.june_person).name_index) == (
        "June",
        index,
    )
    assert stored(world.meadow.june_person, "given_name") == other
    assert _keys_in_use(world) == {_current_id(world)}


def _keys_in_use(world: World) -> set[bytes]:
    people = (world.june_person, world.ray_person, world.sam_person)
    return {stored(p, "given_name")[1:17] for p in people}


def _current_id(world: World) -> bytes:
    return keyring.current(world.organisation.pk).id.bytes


def test_rotating_the_instance_moves_sign_in_names(world: World) -> None:
    user = world.membership_of(world.dana).user
    assert user is not None
    login = user.login
    counts = reencrypt.rotate_organisation(None)
    keyring.forget()
    user.refresh_from_db()
    assert counts["accounts.User"] == 22
    assert "people.Person" not in counts
    assert user.login == login


def test_old_keys_can_go_once_all_text_is_moved(world: World) -> None:
    reencrypt.rotate_organisation(world.organisation.pk)
    DataKey.objects.filter(retired_at__isnull=False).delete()
    keyring.forget()
    assert again(world.june_person).given_name == "June"


def test_destroyed_keys_make_an_organisation_unreadable(world: World) -> None:
    DataKey.objects.filter(organisation_id=world.organisation.pk).delete()
    keyring.forget()
    with pytest.raises(keyring.KeyMissing):
        again(world.june_person)
    assert again(world.meadow.june_person).given_name == "June"


def test_another_master_key_opens_nothing(world: World, settings: Any) -> None:
    settings.ALONGSIDE_MASTER_KEYS = [b"x" * 32]
    keyring.forget()
    with pytest.raises(keyring.KeyMissing):
        again(world.june_person)
    settings.ALONGSIDE_MASTER_KEYS = [b"x" * 32, b"m" * 32]
    assert again(world.june_person).given_name == "June"
    assert ending.rewrap_all() == DataKey.objects.count()
    settings.ALONGSIDE_MASTER_KEYS = [b"x" * 32]
    keyring.forget()
    assert again(world.june_person).given_name == "June"


def test_a_key_of_a_transaction_rolled_back_is_never_written_under(
    world: World, cautious_keys: None
) -> None:
    organisation = factories.make_organisation()
    with transaction.atomic():
        factories.make_person(organisation)
        transaction.set_rollback(True)
    person = factories.make_person(organisation)
    keyring.forget()
    assert again(person).given_name == "Ana"


def test_an_organisation_has_one_index_key(world: World) -> None:
    first = keyring.current(world.organisation.pk, keyring.INDEX)
    assert keyring.create(world.organisation.pk, keyring.INDEX).id == first.id
    instance = keyring.current(None, keyring.INDEX)
    assert keyring.create(None, keyring.INDEX).id == instance.id
    with pytest.raises(IntegrityError), transaction.atomic():
        DataKey.objects.create(organisation_id=None, purpose=keyring.INDEX, wrapped=b"")


@pytest.mark.parametrize(
    ("given", "family"),
    [
        ("José", "O'Neil"),
        ("jose", "oneil"),
        ("JOSE\u0301", "O’NEIL"),
        (" José ", "O Neil"),
        ("Jose", "O-Neil"),
    ],
)
def test_a_name_is_found_however_it_is_spelled(world: World, given: str, family: str) -> None:
    person = factories.make_person(world.organisation, "José", "O'Neil")
    index = blind_index(world.organisation.pk, given, family)
    assert Person.objects.scoped(world.dana).get(name_index=index) == person


def test_an_index_tells_names_and_organisations_apart(world: World) -> None:
    org = world.organisation.pk
    assert blind_index(org, "Ann", "Alee") != blind_index(org, "Anna", "Lee")
    assert blind_index(org, "Ann", "Lee") != blind_index(world.meadow.organisation.pk, "Ann", "Lee")
    assert again(factories.make_person(world.organisation, "Ann", "")).name_index == ""


def test_the_migration_of_fields_keeps_its_arguments() -> None:
    field = Person._meta.get_field("name_index")
    _, path, _, kwargs = field.deconstruct()
    module, name = path.rsplit(".", 1)
    assert getattr(import_module(module), name)(**kwargs).of == ("given_name", "family_name")
