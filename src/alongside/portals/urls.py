"""Addresses of the home pages."""

from importlib import import_module
from importlib.util import find_spec

urlpatterns = [
    pattern
    for part in ("urls_today", "urls_home", "urls_desk")
    if find_spec(f"alongside.portals.{part}")
    for pattern in import_module(f"alongside.portals.{part}").urlpatterns
]
