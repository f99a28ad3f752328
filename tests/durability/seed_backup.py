"""Run in its own process: make a small program with an audit log and an uploaded paper."""

import json

import django

django.setup()

from django.conf import settings  # noqa: E402 - Django must be set up first
from django.core.management import call_command  # noqa: E402

from alongside.accounts.models import User  # noqa: E402
from alongside.cli.benches import crowd  # noqa: E402
from alongside.core import scope, seals  # noqa: E402
from alongside.people.models import Membership  # noqa: E402

call_command("migrate", verbosity=0, interactive=False)
crowd.make(people=10, contacts=10, coaches=1, progress=lambda _: None)
with scope.across_organisations():
    coaches = Membership.objects.across_organisations("a test's coach").filter(role="coach")
    user = User.objects.get(pk=coaches.values_list("user_id", flat=True)[0])
    user.name_login("coach@canary.example")
    user.set_password("a walk in the rain")
    user.save()
seals.seal_pending()
paper = settings.ALONGSIDE_HOME / "uploads" / "paper.bin"
paper.parent.mkdir(parents=True, exist_ok=True)
paper.write_bytes(b"\x00paper" * 1000)
print(json.dumps("ready"))
