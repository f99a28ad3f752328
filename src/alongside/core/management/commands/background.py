"""Run background work: tasks from the database and periodic work, until told to stop."""

import logging
import signal
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from alongside.core.jobs import PERIODIC

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Run background work until told to stop."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due and end")

    def handle(self, *args: Any, **options: Any) -> None:
        self.running = True
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        due = dict.fromkeys(PERIODIC, 0.0)
        while self.running:
            close_old_connections()
            _run_due(due)
            _worker().run()
            if options["once"]:
                return
            time.sleep(1)

    def _stop(self, *_: Any) -> None:
        self.running = False


def _run_due(due: dict[str, float]) -> None:
    for name, work in PERIODIC.items():
        if time.monotonic() >= due[name]:
            due[name] = time.monotonic() + work.seconds
            try:
                work.run()
            except Exception:
                log.exception("periodic work failed: %s", name)


def _worker() -> Worker:
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(16),
        excluded_queue_names=[],
    )
