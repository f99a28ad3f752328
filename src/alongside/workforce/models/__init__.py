"""One concept a file; imported here so that Django sees them all."""

from alongside.workforce.models.credential import Credential
from alongside.workforce.models.hours import HoursEntry
from alongside.workforce.models.profile import CoachProfile

__all__ = ["CoachProfile", "Credential", "HoursEntry"]
