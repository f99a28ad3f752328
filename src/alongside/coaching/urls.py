"""Addresses of coaching."""

from importlib import import_module
from importlib.util import find_spec

app_name = "coaching"
urlpatterns = [
    pattern
    for part in ("urls_contacts", "urls_plans")
    if find_spec(f"alongside.coaching.{part}")
    for pattern in import_module(f"alongside.coaching.{part}").urlpatterns
]
