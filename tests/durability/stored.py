"""Run in its own process: print the id of every contact that is in the database."""

import json

import django

django.setup()

from alongside.coaching.models import Contact  # noqa: E402 - Django must be set up first
from alongside.core import scope  # noqa: E402

with scope.across_organisations():
    rows = Contact.objects.across_organisations("durability test")
    print(json.dumps([str(pk) for pk in rows.values_list("pk", flat=True)]))
