"""
The one way by which the program itself writes an e-mail to a person it serves.

It asks in the moment of sending whether they are left alone now, so that no list gathered a minute
ago, and no new job, can write to somebody after a crisis. A guard holds that no other code does.
"""

import uuid

from django.conf import settings
from django.core.mail import send_mail

from alongside.core import scope
from alongside.core.actor import Actor
from alongside.people.queries import quiet


def write_to(person_id: uuid.UUID, address: str, subject: str, body: str, *, by: Actor) -> bool:
    """This function will send an e-mail to a person, or answer False: they are left alone now."""
    with scope.organisation(by.organisation_id):
        if quiet.is_quiet(person_id, by=by):
            return False
    send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [address])
    return True
