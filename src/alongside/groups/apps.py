"""App config of groups."""

from importlib import import_module

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "alongside.groups"
    label = "groups"

    def ready(self) -> None:
        """What can be told is registered before anybody asks; models have to be loaded first."""
        from alongside.groups import packets  # noqa: PLC0415 - models load later

        packets.register()
        import_module("alongside.groups.subscribers")
