"""One concept a file; imported here so that Django sees them all."""

from alongside.matching.models.proposal import Answer, DoNotMatch, Proposal
from alongside.matching.models.request import Request

__all__ = ["Answer", "DoNotMatch", "Proposal", "Request"]
