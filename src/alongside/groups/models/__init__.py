"""One concept a file; imported here so that Django sees them all."""

from alongside.groups.models.attendance import Attendance, Leading
from alongside.groups.models.group import Group, GroupCoach, GroupSession, Mode
from alongside.groups.models.mentoring import Mentoring, MentoringSide, MentorOffer
from alongside.groups.models.proof import Proof
from alongside.groups.models.rules import GroupRule, Guide
from alongside.groups.models.seat import Seat, SeatState

__all__ = [
    "Attendance",
    "Group",
    "GroupCoach",
    "GroupRule",
    "GroupSession",
    "Guide",
    "Leading",
    "MentorOffer",
    "Mentoring",
    "MentoringSide",
    "Mode",
    "Proof",
    "Seat",
    "SeatState",
]
