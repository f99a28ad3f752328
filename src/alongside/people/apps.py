"""App config of people."""

from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "alongside.people"
    label = "people"
    verbose_name = "People"

    def ready(self) -> None:
        """Subscribers are known before anything happens."""
        import_module("alongside.people.subscribers")
