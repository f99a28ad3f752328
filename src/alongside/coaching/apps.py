"""App config of coaching."""

from importlib import import_module

from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "alongside.coaching"
    label = "coaching"

    def ready(self) -> None:
        """What can be told is registered before anybody asks; models have to be loaded first."""
        from alongside.coaching import packets  # noqa: PLC0415 - models load later

        packets.register()
        for name in ("exports", "exports_research", "subscribers"):
            import_module(f"alongside.coaching.{name}")
