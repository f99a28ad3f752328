"""App config of the search of the directory: its own tables, its own chain of migrations."""

from django.apps import AppConfig


class DirectorySearchConfig(AppConfig):
    name = "alongside.directory.search"
    label = "directory_search"

    def ready(self) -> None:
        from alongside.directory.search import jobs, subscribers, wrong  # noqa: F401, PLC0415
