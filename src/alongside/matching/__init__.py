"""
Matching: requests for a coach, proposals, and the order in which coaches are shown.

Invariants: both say yes before anybody is assigned; the person may change coach with no reason;
a do-not-match mark is never explained; nobody pays for a place.
"""
