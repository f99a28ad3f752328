"""App config of portals."""

from django.apps import AppConfig


class PortalsConfig(AppConfig):
    name = "alongside.portals"
    label = "portals"
