"""The short-lived proof that a page belongs to a request sent a moment ago."""

import uuid

from django.core import signing

from alongside.core.actor import Actor
from alongside.matching.commands.joining import LASTS
from alongside.matching.models import Request

SALT = "alongside.public.ask"


def make(request: Request) -> str:
    """This function will sign a request's id; good for 30 minutes and one sign-in."""
    return signing.dumps(str(request.pk), salt=SALT)


def read(token: str, *, by: Actor) -> Request | None:
    """This function will find the request of a token; None when it is forged, or over."""
    try:
        text = signing.loads(token, salt=SALT, max_age=LASTS)
        return (
            Request.objects.scoped(by).select_related("person").filter(pk=uuid.UUID(text)).first()
        )
    except (signing.BadSignature, ValueError):
        return None


def seal_name(login: str) -> str:
    """This function will sign the sign-in name that was offered, so that it is not made up."""
    return signing.dumps(login, salt=SALT + ".name")


def open_name(text: str) -> str:
    """This function will give the name that was offered, or nothing when it was made up or old."""
    try:
        return str(signing.loads(text, salt=SALT + ".name", max_age=LASTS))
    except signing.BadSignature:
        return ""
