"""App config of meetings."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "alongside.meetings"
    label = "meetings"
    verbose_name = "Meetings"

    def ready(self) -> None:
        """The refreshing of sources is registered with the worker."""
        from alongside.meetings import jobs  # noqa: F401, PLC0415 - models load later
