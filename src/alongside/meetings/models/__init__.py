"""Models of meetings, one concept a file."""

from alongside.meetings.models.formats import Format, FormatWords, ServiceBody
from alongside.meetings.models.meeting import Listing, Meeting, MeetingChange, MeetingFormat, Zone
from alongside.meetings.models.report import Report
from alongside.meetings.models.source import SetAside, Source

__all__ = [
    "Format",
    "FormatWords",
    "Listing",
    "Meeting",
    "MeetingChange",
    "MeetingFormat",
    "Report",
    "ServiceBody",
    "SetAside",
    "Source",
    "Zone",
]
