"""App config of accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "alongside.accounts"
    label = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        from alongside.accounts import jobs, receivers  # noqa: F401, PLC0415 - need the registry
