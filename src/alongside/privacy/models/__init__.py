"""One concept a file; imported here so that Django sees them all."""

from alongside.privacy.models.consent import Consent, ConsentRecipient, Revocation
from alongside.privacy.models.disclosure import Disclosure, Sending
from alongside.privacy.models.legal import LegalRequest, LegalStep
from alongside.privacy.models.minor import MinorRule
from alongside.privacy.models.recipient import Recipient, RecipientMember
from alongside.privacy.models.restriction import Restriction
from alongside.privacy.models.signature import Signature, SignedDocument

__all__ = [
    "Consent",
    "ConsentRecipient",
    "Disclosure",
    "LegalRequest",
    "LegalStep",
    "MinorRule",
    "Recipient",
    "RecipientMember",
    "Restriction",
    "Revocation",
    "Sending",
    "Signature",
    "SignedDocument",
]
