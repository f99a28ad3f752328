"""Which tables a backup holds: those of the migrations that were applied, whatever the code is."""

from dataclasses import dataclass

from django.apps.registry import Apps
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from alongside.core.backups.neutral import KINDS, Table
from alongside.core.backups.problems import BackupProblem

# Made anew by every migration.
REMADE = frozenset({"django_migrations", "django_content_type", "auth_permission"})
# Open sessions: after a restore everybody signs in again. The index of services is made anew from
# the directory.
LEFT_OUT = frozenset({"django_session", "usersessions_usersession", "directory_search_entry"})
COUNTED = (models.AutoField, models.BigAutoField, models.SmallAutoField)

Applied = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Schema:
    """The migrations that made the database, and the tables they made."""

    applied: Applied
    tables: list[Table]


def applied() -> Applied:
    """This function will list the migrations of this database."""
    return sorted(MigrationRecorder(connection).applied_migrations())


def known() -> set[tuple[str, str]]:
    """This function will list the migrations this version of the program has."""
    return set(MigrationLoader(None).disk_migrations)


def leaves(names: Applied) -> Applied:
    """This function will keep of the migrations the last one of each app."""
    graph = MigrationLoader(None).graph
    held = set(names) & set(graph.node_map)
    last = []
    for name in sorted(held):
        after = graph.node_map[name].children
        if not any(node.key[0] == name[0] and node.key in held for node in after):
            last.append(name)
    return last


def of_database() -> Schema:
    """This function will describe the tables of the database at hand."""
    names = applied()
    missing = set(names) - known()
    if missing or not names:
        raise BackupProblem(
            "This database was made by another version of Alongside. Use that version."
            if names
            else "There is no data here yet, so there is nothing to back up."
        )
    state = MigrationLoader(connection).project_state(leaves(names))
    return Schema(names, _tables(state.apps))


def _tables(apps: Apps) -> list[Table]:
    found = {}
    for model in apps.get_models(include_auto_created=True):
        name = model._meta.db_table
        if model._meta.proxy or not model._meta.managed or name in REMADE | LEFT_OUT:
            continue
        found[name] = _table(model)
    return [found[name] for name in sorted(found)]


def _table(model: type[models.Model]) -> Table:
    kinds = {str(f.column): _kind(f) for f in model._meta.local_concrete_fields}
    key = model._meta.pk
    return Table(
        name=model._meta.db_table,
        key=str(key.column),
        columns=dict(sorted(kinds.items())),
        counted=str(key.column) if isinstance(key, COUNTED) else "",
    )


def _kind(field: "models.Field[object, object]") -> str:
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    name = field.get_internal_type()
    if name not in KINDS:
        raise TypeError(f"{field}: say in core/backups/neutral.py how a {name} is kept")
    return KINDS[name]
