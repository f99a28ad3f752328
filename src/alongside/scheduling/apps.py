"""App config of scheduling."""

from django.apps import AppConfig


class SchedulingConfig(AppConfig):
    name = "alongside.scheduling"
    label = "scheduling"

    def ready(self) -> None:
        from alongside.scheduling import packets  # noqa: F401, PLC0415 - needs the registry
