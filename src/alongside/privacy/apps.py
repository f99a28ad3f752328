"""App config of privacy."""

from importlib import import_module

from django.apps import AppConfig

from alongside.core.log_copies import held_back


class PrivacyConfig(AppConfig):
    name = "alongside.privacy"
    label = "privacy"

    def ready(self) -> None:
        """What can be told is registered before anybody asks; models have to be loaded first."""
        from alongside.privacy import log_copies, packets_people  # noqa: PLC0415 - models load later

        packets_people.register()
        held_back[:] = [log_copies.is_held_back]
        for name in (
            "jobs_office",
            "commands.sending",
            "subscribers_office",
            "kinds_office",
            "kinds_research",
        ):
            import_module(f"alongside.privacy.{name}")
