"""
People: organisations, sites, programs, persons, memberships, enrolments and the caseload.

Used by every domain above. Invariants: every row belongs to one organisation; a person has at
most one open assignment of kind coach; the current status of an enrolment is the row without
an end; whoever asks for a person they do not serve gets the answer for nobody there.
"""
