"""Wiring of core: database settings, row-level security after migrations, periodic work."""

from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate


class CoreConfig(AppConfig):
    name = "alongside.core"
    label = "core"
    verbose_name = "Core"

    def ready(self) -> None:
        from alongside.core import jobs, rls  # noqa: F401, PLC0415 - needs the app registry

        connection_created.connect(_prepare_connection)
        post_migrate.connect(rls.apply_policies, sender=self, dispatch_uid="rls")


def _prepare_connection(connection: Any, **_: Any) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA foreign_keys = ON")
