"""App config of referrals."""

from importlib import import_module

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "alongside.referrals"
    label = "referrals"

    def ready(self) -> None:
        """What can be told is registered before anybody asks; models have to be loaded first."""
        from alongside.referrals import packets  # noqa: PLC0415 - models load later

        packets.register()
        import_module("alongside.referrals.subscribers")
        import_module("alongside.referrals.jobs")
