"""App config of privacy."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "alongside.privacy"
    label = "privacy"

    def ready(self) -> None:
        from alongside.privacy import jobs, own_packets  # noqa: F401, PLC0415 - need the registry
