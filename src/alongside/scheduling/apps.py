"""App config of scheduling."""

from importlib import import_module

from django.apps import AppConfig


class SchedulingConfig(AppConfig):
    name = "alongside.scheduling"
    label = "scheduling"

    def ready(self) -> None:
        """What can be told is registered before anybody asks; models have to be loaded first."""
        from alongside.scheduling import packets  # noqa: PLC0415 - models load later

        packets.register()
        import_module("alongside.scheduling.subscribers")
