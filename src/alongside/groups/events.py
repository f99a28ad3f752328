"""Names of what happens in groups, as other domains subscribe to them. Payloads hold ids only."""

ATTENDED = "groups.attended"
MENTORING_AGREED = "groups.mentoring_agreed"
