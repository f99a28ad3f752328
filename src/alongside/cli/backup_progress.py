"""Bars on stderr for backup, check and restore."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

WORDS = {
    "checking": "Checking",
    "building": "Building tables",
    "restoring": "Restoring",
    "comparing": "Comparing",
}


class Bars:
    """One bar for each thing that is done, counted in rows."""

    def __init__(self) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self.progress = Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True))
        self.tasks: dict[str, TaskID] = {}
        self.totals: dict[str, int] = {}

    def __enter__(self) -> Self:
        self.progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.progress.stop()

    def backup(self, table: str, rows: int, total: int) -> None:
        """This method will show how far the writing of a backup is."""
        if rows == 0:
            self.totals[table] = total
        self._go_on("Rows", rows, sum(self.totals.values()))

    def check(self, _table: str, rows: int) -> None:
        """This method will show how far the reading of a backup is."""
        self._go_on(WORDS["checking"], rows, None)

    def restore(self, doing: str, _table: str, rows: int) -> None:
        """This method will show how far a restore is; all but the check know the end."""
        self.totals[doing] = self.totals.get(doing, 0) + rows
        total = None if doing in ("checking", "building") else self.totals.get("checking")
        self._go_on(WORDS[doing], rows, total)

    def _go_on(self, name: str, rows: int, total: int | None) -> None:
        if name not in self.tasks:
            self.tasks[name] = self.progress.add_task(name, total=total)
        self.progress.update(self.tasks[name], advance=rows, total=total)
