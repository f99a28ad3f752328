"""
Outgoing mail passes the register of vendors (P2-07).

One mail server serves every organisation of the installation, so all of them need the agreement.
A mail server on the same machine is no vendor.
"""

import ipaddress
import logging
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import EmailMessage

from alongside.core import scope
from alongside.privacy import vendors
from alongside.privacy.models.vendor import Service

log = logging.getLogger(__name__)


def is_outside(host: str) -> bool:
    """This function will tell whether a mail server is somebody else's."""
    if not host or host == "localhost":
        return False
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return True


def is_held_back() -> bool:
    """This function will tell whether mail may not leave, for want of an agreement."""
    if not is_outside(settings.EMAIL_HOST):
        return False
    with scope.across_organisations():
        return bool(vendors.without_agreement(Service.EMAIL))


class AgreedEmailBackend(EmailBackend):
    """Sends mail only while there is an agreement; otherwise it is dropped and that is logged."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> Any:
        if is_held_back():
            log.error("mail is held back: no agreement with the vendor of e-mail is recorded")
            return 0
        return super().send_messages(email_messages)
