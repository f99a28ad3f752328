"""App config of privacy."""

from importlib import import_module

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "alongside.privacy"
    label = "privacy"

    def ready(self) -> None:
        for name in ("jobs_office", "subscribers_office", "kinds_office"):
            import_module(f"alongside.privacy.{name}")
