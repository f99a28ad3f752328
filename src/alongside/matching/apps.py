"""App config of matching."""

from importlib import import_module

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "alongside.matching"
    label = "matching"

    def ready(self) -> None:
        import_module("alongside.matching.subscribers")
        import_module("alongside.matching.timeline").register()
