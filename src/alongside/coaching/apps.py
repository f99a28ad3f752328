"""App config of coaching."""

from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "alongside.coaching"
    label = "coaching"

    def ready(self) -> None:
        from alongside.coaching import packets  # noqa: F401, PLC0415 - needs the registry
