"""One concept a file; imported here so that Django sees them all."""

from alongside.privacy.models.asks import Ask, AskState
from alongside.privacy.models.auditing import AuditGrant
from alongside.privacy.models.consent import Consent, ConsentRecipient, Revocation
from alongside.privacy.models.disclosure import Disclosure, Sending
from alongside.privacy.models.export import Export
from alongside.privacy.models.incident import Affected, Assessment, Incident, IncidentState
from alongside.privacy.models.legal import LegalRequest, LegalStep
from alongside.privacy.models.letter import Letter
from alongside.privacy.models.minor import MinorRule
from alongside.privacy.models.notice import FundraisingOptOut, NoticeSeen
from alongside.privacy.models.reaching import ContactRules
from alongside.privacy.models.received import LegalPaper, ReceivedRecord
from alongside.privacy.models.recipient import Recipient, RecipientMember
from alongside.privacy.models.research import ResearchRecord, Study
from alongside.privacy.models.restriction import Restriction
from alongside.privacy.models.review import Review
from alongside.privacy.models.rule import RuleAnswer
from alongside.privacy.models.signature import Signature, SignedDocument
from alongside.privacy.models.vendor import Integration, Vendor

__all__ = [
    "Affected",
    "Ask",
    "AskState",
    "Assessment",
    "AuditGrant",
    "Consent",
    "ConsentRecipient",
    "ContactRules",
    "Disclosure",
    "Export",
    "FundraisingOptOut",
    "Incident",
    "IncidentState",
    "Integration",
    "LegalPaper",
    "LegalRequest",
    "LegalStep",
    "Letter",
    "MinorRule",
    "NoticeSeen",
    "ReceivedRecord",
    "Recipient",
    "RecipientMember",
    "ResearchRecord",
    "Restriction",
    "Review",
    "Revocation",
    "RuleAnswer",
    "Sending",
    "Signature",
    "SignedDocument",
    "Study",
    "Vendor",
]
