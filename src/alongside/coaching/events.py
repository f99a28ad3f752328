"""Names of what happens in coaching, as other domains subscribe to them. Payloads hold ids only."""

CONTACT_LOGGED = "coaching.contact_logged"
CHECKED_IN = "coaching.checked_in"
CALL_ASKED = "coaching.call_asked"
CADENCE_AGREED = "coaching.cadence_agreed"
TRANSITION_NOTED = "coaching.transition_noted"
