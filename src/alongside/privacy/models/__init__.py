"""One concept a file; imported here so that Django sees them all."""

from alongside.privacy.models.consent import Consent, ConsentRecipient, Revocation
from alongside.privacy.models.disclosure import Disclosure, Sending
from alongside.privacy.models.export import Export
from alongside.privacy.models.incident import Affected, Assessment, Incident, IncidentState
from alongside.privacy.models.recipient import Recipient, RecipientMember
from alongside.privacy.models.restriction import Restriction
from alongside.privacy.models.rule import RuleAnswer
from alongside.privacy.models.signature import Signature, SignedDocument
from alongside.privacy.models.vendor import Integration, Vendor

__all__ = [
    "Affected",
    "Assessment",
    "Consent",
    "ConsentRecipient",
    "Disclosure",
    "Export",
    "Incident",
    "IncidentState",
    "Integration",
    "Recipient",
    "RecipientMember",
    "Restriction",
    "Revocation",
    "RuleAnswer",
    "Sending",
    "Signature",
    "SignedDocument",
    "Vendor",
]
