"""Run in its own process: print whether the coach of seed_backup.py can sign in."""

import json

import django

django.setup()

from django.test import Client  # noqa: E402 - Django must be set up first

client = Client()
client.post("/accounts/login/", {"login": "coach@canary.example", "password": "a walk in the rain"})
print(json.dumps(client.get("/today/").status_code == 200))
