"""One concept a file; imported here so that Django sees them all."""

from alongside.people.models.assignment import Assignment
from alongside.people.models.emergency import EmergencyAccess
from alongside.people.models.enrolment import Enrolment, EnrolmentStatus, StageJudgement
from alongside.people.models.importing import ColumnMapping
from alongside.people.models.membership import Membership, ProgramStaff
from alongside.people.models.organisation import Organisation, Program, Site
from alongside.people.models.person import Person
from alongside.people.models.quiet import Cause, QuietTime
from alongside.people.models.second_yes import SecondYes

__all__ = [
    "Assignment",
    "Cause",
    "ColumnMapping",
    "EmergencyAccess",
    "Enrolment",
    "EnrolmentStatus",
    "Membership",
    "Organisation",
    "Person",
    "Program",
    "ProgramStaff",
    "QuietTime",
    "SecondYes",
    "Site",
    "StageJudgement",
]
