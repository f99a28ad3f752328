"""App config of coaching."""

from importlib import import_module

from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "alongside.coaching"
    label = "coaching"

    def ready(self) -> None:
        import_module("alongside.coaching.exports")
