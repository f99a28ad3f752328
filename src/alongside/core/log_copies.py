"""
Copies of the log on another machine, so that whoever breaks into this one cannot rewrite both
(AV-19, ASVS 16.4.3). Each signed checkpoint of the audit log goes along: the other machine is a
witness to it.

Lines wait in a queue of a set length and a thread of their own sends them (RFC 5424). No page ever
waits for the other machine: while it is away lines are kept, then lost, counted, and the count is
logged when it is back.
"""

import logging
import os
import platform
import queue
import threading
import weakref
from collections.abc import Callable
from functools import partial
from logging.handlers import QueueHandler
from typing import Any

from django.db import connections

from alongside.core.log_address import Address
from alongside.core.log_lines import line_of
from alongside.core.log_wires import Wire

log = logging.getLogger(__name__)
# Of the checkpoints alone: below what other parts log, and for the copy only.
checkpoints = logging.getLogger("alongside.checkpoints")
MOST = 10_000  # lines that wait
PAUSES = (0.5, 2.0, 10.0, 30.0)  # seconds between tries, the last one again and again
AT_THE_END = 2.0  # seconds to send what waits when the program stops
# Set by privacy: whether nothing may go to another body's machine, for want of an agreement.
held_back: list[Callable[[], bool]] = []


def added_to(logging_settings: dict[str, Any], address: Address) -> dict[str, Any]:
    """This function will add the copy to Django's settings of logging."""
    own = logging_settings
    structured = {"()": "alongside.core.log_lines.StructuredFormatter", "format": "%(message)s"}
    copy = {"()": "alongside.core.log_copies.CopyHandler", "address": address}
    return {
        **own,
        "formatters": {**own["formatters"], "structured": structured},
        "handlers": {**own["handlers"], "copy": {**copy, "formatter": "structured"}},
        "root": {**own["root"], "handlers": [*own["root"]["handlers"], "copy"]},
        "loggers": {
            **own["loggers"],
            checkpoints.name: {"handlers": ["copy"], "level": "INFO", "propagate": False},
        },
    }


class CopyHandler(QueueHandler):
    """Puts each line, already without anybody's words, into the queue; never waits."""

    queue: "queue.Queue[logging.LogRecord]"

    def __init__(self, address: Address, most: int = MOST) -> None:
        super().__init__(queue.Queue(most))
        self.address, self.most = address, most
        self.lost = 0
        self._fresh()
        os.register_at_fork(after_in_child=partial(_begin_anew, weakref.ref(self)))

    def _fresh(self) -> None:
        """A process of its own starts with nothing waiting and a thread of its own."""
        self.queue = queue.Queue(self.most)
        self.stopping = threading.Event()
        self.thread: threading.Thread | None = None

    def enqueue(self, record: logging.LogRecord) -> None:
        """This method will let a line wait, or count it as lost."""
        if self.thread is None and not self.stopping.is_set():
            self.thread = threading.Thread(target=_Sender(self).run, name="log copy", daemon=True)
            self.thread.start()
        try:
            self.queue.put_nowait(record)
        except queue.Full:
            self.lost += 1  # under the lock of the handler

    def take_lost(self) -> int:
        """This method will give how many lines were lost, and begin to count anew."""
        with self.lock or threading.RLock():
            lost, self.lost = self.lost, 0
        return lost

    def close(self) -> None:
        """This method will send what waits, within a moment, when the program stops."""
        self.stopping.set()
        if self.thread is not None and self.thread is not threading.current_thread():
            self.thread.join(AT_THE_END)
        super().close()


def _begin_anew(handler: "weakref.ref[CopyHandler]") -> None:
    """A forked process has none of its parent's threads."""
    own = handler()
    if own is not None:
        own._fresh()


class _Sender:
    """The thread that sends: one line after the other, each until it is taken."""

    def __init__(self, handler: CopyHandler) -> None:
        self.handler = handler
        self.wire = Wire(handler.address)
        self.name = platform.node() or "-"
        self.is_away, self.reached = False, False

    def run(self) -> None:
        """This method will send until the program stops."""
        lines, stopping = self.handler.queue, self.handler.stopping
        while True:
            try:
                record = lines.get(timeout=0.2)
            except queue.Empty:
                if stopping.is_set():
                    return self.wire.close()
                continue
            if not self._send(line_of(record, self.name)):
                return self.wire.close()
            self._tell_when_back(has_room=not lines.full())

    def _send(self, line: bytes) -> bool:
        """Whether it was taken; False only when the program stops meanwhile."""
        tried = 0
        while True:
            why = self._problem(line)
            if not why:
                self.reached = True
                return True
            self.reached = False
            if not self.is_away:
                self.is_away = True
                log.error("the log is not copied to the other machine: %s", why)
            if self.handler.stopping.wait(PAUSES[min(tried, len(PAUSES) - 1)]):
                return False
            tried += 1

    def _problem(self, line: bytes) -> str:
        if self.handler.address.is_outside and _is_held_back():
            self.wire.close()
            return "no agreement with its keeper is recorded"
        try:
            self.wire.send(line)
        except OSError as error:
            self.wire.close()
            return type(error).__name__
        return ""

    def _tell_when_back(self, *, has_room: bool) -> None:
        """Once lines go through again and the queue has room for this one, too."""
        if self.is_away and self.reached and has_room:
            self.is_away = False
            log.warning("the log is copied again; %d lines were lost", self.handler.take_lost())


def _is_held_back() -> bool:
    """Asked anew each time (P2-07); where the register cannot be asked nothing goes out."""
    try:
        return any(ask() for ask in held_back) if held_back else True
    except Exception:
        return True
    finally:
        connections.close_all()  # those of this thread
