"""Wiring of core: database settings, row-level security after migrations, periodic work."""

from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_save


class CoreConfig(AppConfig):
    name = "alongside.core"
    label = "core"
    verbose_name = "Core"

    def ready(self) -> None:
        from django_tasks_db.models import DBTaskResult  # noqa: PLC0415 - as below

        from alongside.core import jobs, logs, rls  # noqa: F401, PLC0415 - needs the app registry

        connection_created.connect(_prepare_connection)
        post_migrate.connect(rls.apply_policies, sender=self, dispatch_uid="rls")
        pre_save.connect(logs.keep_no_words_of_jobs, sender=DBTaskResult, dispatch_uid="wordless")


def _prepare_connection(connection: Any, **_: Any) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA foreign_keys = ON")
