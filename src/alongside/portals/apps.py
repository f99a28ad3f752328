"""App config of portals."""

from importlib import import_module

from django.apps import AppConfig


class PortalsConfig(AppConfig):
    name = "alongside.portals"
    label = "portals"

    def ready(self) -> None:
        import_module("alongside.portals.exports")
