"""App config of the search of the directory: its own tables, its own chain of migrations."""

from django.apps import AppConfig


class DirectorySearchConfig(AppConfig):
    name = "alongside.directory.search"
    label = "directory_search"

    def ready(self) -> None:
        from alongside.core.backups.afterwards import after_restoring  # noqa: PLC0415
        from alongside.directory.search import (  # noqa: PLC0415
            indexing,
            jobs,  # noqa: F401
            subscribers,  # noqa: F401
            wrong,  # noqa: F401
        )

        after_restoring(indexing.rebuild)
