"""Names of what happens in matching, as other domains subscribe to them. Payloads hold ids only."""

ASKED = "matching.support_asked"
WITHDRAWN = "matching.request_withdrawn"
CLOSED = "matching.request_closed"
PROPOSED = "matching.coach_proposed"
ANSWERED = "matching.proposal_answered"
