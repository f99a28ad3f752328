"""One line of the log as another machine reads it: syslog's head (RFC 5424), then JSON (AV-19)."""

import datetime as dt
import json
import logging
from logging.handlers import SysLogHandler

from alongside.core.logs import WordlessFormatter

LONGEST = 8_000  # characters of what is said; a datagram takes no more


class StructuredFormatter(WordlessFormatter):
    """The words of the plain log, without anybody's own, as one JSON object on one line."""

    def format(self, record: logging.LogRecord) -> str:
        message, *error = super().format(record)[:LONGEST].split("\n")
        said = {
            "at": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "process": record.process,
            "message": message,
        }
        # ASCII with every break escaped: nobody's input begins a line of its own (ASVS 16.4.1).
        return json.dumps({**said, "error": error} if error else said)


def line_of(record: logging.LogRecord, host: str) -> bytes:
    """This function will put syslog's head before a line that is formatted already."""
    level = SysLogHandler.priority_map.get(record.levelname, "warning")
    priority = SysLogHandler.LOG_DAEMON * 8 + SysLogHandler.priority_names[level]
    at = dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="microseconds")
    head = f"<{priority}>1 {at.replace('+00:00', 'Z')} {host} alongside {record.process} - - "
    return (head + record.getMessage()).encode("ascii", "replace")
