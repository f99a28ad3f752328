"""Run in its own process: make a small program and print what a coach's phone needs to log."""

import json

import django

django.setup()

from django.conf import settings  # noqa: E402 - Django must be set up first
from django.core.management import call_command  # noqa: E402

from alongside.cli.benches import crowd  # noqa: E402
from alongside.cli.benches.today import seats  # noqa: E402


def main() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    crowd.make(people=10, contacts=10, coaches=1, progress=lambda _: None)
    seat = seats()[0]
    print(
        json.dumps(
            {
                "cookie": seat.cookie,
                "csrf_name": settings.CSRF_COOKIE_NAME,
                "people": [str(person) for person in seat.people],
            }
        )
    )


main()
