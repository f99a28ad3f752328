"""
Signed documents: the bytes a person signed, and whether they are still the same (ES-04).

The hash stands beside the document and in the audit chain, which is sealed; a document whose
bytes, or whose row, no longer match either is not the one that was signed.
"""

import base64
import binascii
import hashlib

from alongside.core.models import AuditEvent
from alongside.privacy.models import SignedDocument

SIGNED = "consent.signed"


def sha256(content: bytes) -> str:
    """This function will give the hash a signature is bound to."""
    return hashlib.sha256(content).hexdigest()


def written(content: bytes) -> str:
    """This function will write bytes as the text that an encrypted field keeps."""
    return base64.b64encode(content).decode("ascii")


def content_of(document: SignedDocument) -> bytes:
    """
    This function will give the document's bytes.

    :raises ValueError: when what is kept is no document any more
    """
    try:
        return base64.b64decode(document.body, validate=True)
    except binascii.Error as damaged:
        raise ValueError("the kept document is damaged") from damaged


def is_intact(document: SignedDocument) -> bool:
    """This function will tell whether the bytes still have the hash beside them."""
    try:
        return sha256(content_of(document)) == document.sha256
    except ValueError:
        return False


def is_as_signed(document: SignedDocument) -> bool:
    """This function will tell whether the bytes have the hash that the audit chain holds."""
    events = AuditEvent.objects.filter(
        organisation_id=document.organisation_id, action=SIGNED, object_id=str(document.pk)
    )
    held = {str(event.detail.get("sha256")) for event in events}
    return is_intact(document) and document.sha256 in held
