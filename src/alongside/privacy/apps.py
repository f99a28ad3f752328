"""App config of privacy."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "alongside.privacy"
    label = "privacy"

    def ready(self) -> None:
        """What can be told is registered before anybody asks; models have to be loaded first."""
        from alongside.privacy import packets_people  # noqa: PLC0415 - models load later

        packets_people.register()
