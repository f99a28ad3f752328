"""App config of public."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "alongside.public"
    label = "public"
