"""Row-level security: what the database shows when a query forgets its filter."""

import uuid
from contextlib import ExitStack

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from alongside.core import rls, scope
from alongside.core.models_base import OrganisationRow
from tests.fixtures.people import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def only_on_postgresql(db: None) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("row-level security is PostgreSQL's")


def count(table: str = "people_person") -> int:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table}"')
        return int(cursor.fetchone()[0])


def test_raw_sql_sees_the_organisation_of_its_scope_alone(world: World) -> None:
    assert count() == 6
    with scope.organisation(world.organisation.pk):
        assert count() == 3
        with scope.organisation(None):
            assert count() == 0
        assert count() == 3
    with scope.organisation(uuid.uuid4()):
        assert count() == 0
    assert count() == 6


def test_raw_sql_without_a_scope_sees_nothing(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('alongside.system', '', true)")
    tables = [m._meta.db_table for m in rls.protected_models()]
    assert {table: count(table) for table in tables} == dict.fromkeys(tables, 0)


def test_a_row_of_another_organisation_cannot_be_written(world: World) -> None:
    meadow = world.meadow.organisation
    statements = [
        ("UPDATE people_site SET organisation_id = %s", [meadow.pk]),
        (
            "INSERT INTO people_site (id, organisation_id, created_at, name, zip, address)"
            " VALUES (%s, %s, now(), 'x', '', '')",
            [uuid.uuid4(), meadow.pk],
        ),
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO people_site (id, organisation_id, created_at, name, zip, address)"
            " VALUES (%s, %s, now(), 'own', '', '')",
            [uuid.uuid4(), world.organisation.pk],
        )
    for statement, values in statements:
        with ExitStack() as stack:
            stack.enter_context(pytest.raises(DatabaseError, match="row-level security"))
            stack.enter_context(scope.organisation(world.organisation.pk))
            stack.enter_context(transaction.atomic())
            stack.enter_context(connection.cursor()).execute(statement, values)


def test_rows_of_another_organisation_are_neither_changed_nor_deleted(world: World) -> None:
    with scope.organisation(world.meadow.organisation.pk), connection.cursor() as cursor:
        cursor.execute("UPDATE people_person SET zip = '1' WHERE id = %s", [world.june_person.pk])
        assert cursor.rowcount == 0
        cursor.execute("DELETE FROM people_programstaff")
        assert cursor.rowcount == 5
    assert count("people_programstaff") == 5


def test_every_table_of_an_organisations_rows_is_protected_and_forced() -> None:
    owned = {
        m._meta.db_table
        for m in apps.get_models()
        if any(f.name == "organisation" and f.is_relation for f in m._meta.local_concrete_fields)
    }
    assert owned == {m._meta.db_table for m in apps.get_models() if issubclass(m, OrganisationRow)}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class JOIN pg_policy ON polrelid = pg_class.oid"
            " WHERE relrowsecurity AND relforcerowsecurity AND polname = %s",
            [rls.POLICY],
        )
        assert owned == {row[0] for row in cursor.fetchall()}


def test_the_test_role_does_not_walk_past_it() -> None:
    assert rls.role_bypasses() is False


def test_a_scope_leaves_with_its_transaction(world: World) -> None:
    with pytest.raises(RuntimeError), scope.organisation(world.organisation.pk):
        raise RuntimeError
    assert count() == 6


def test_the_same_scope_again_costs_no_query(world: World) -> None:
    own = world.organisation.pk
    with scope.organisation(own), CaptureQueriesContext(connection) as queries:  # noqa: SIM117
        with scope.organisation(own):
            pass
    assert len(queries) == 0


@pytest.mark.django_db(transaction=True)
def test_a_scope_never_outlives_its_transaction_on_the_connection() -> None:
    from tests.fixtures.people import make_world  # noqa: PLC0415 - only here, without the fixture

    world = make_world()
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('alongside.system', '', false)")
    with scope.organisation(world.organisation.pk):
        assert count() == 3
    assert count() == 0
    with scope.across_organisations():
        assert count() == 6
    assert count() == 0


def test_a_data_migration_sees_every_row_and_leaves_the_wall_standing(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('alongside.system', '', true)")
    assert count() == 0
    with connection.schema_editor(atomic=False) as editor, rls.every_row(editor):
        assert count() == 6
    assert count() == 0
