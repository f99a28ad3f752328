"""What an import tells the person at the terminal, on stderr; and its result in figures."""

from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.prompt import Confirm
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from alongside.people.queries.importing import ImportPlan

SHOWN = 30
Rows = list[list[str]]


def summary(plan: "ImportPlan", tables: dict[str, int]) -> dict[str, Any]:
    """Return the result as every import prints it; `tables` are rows written by table."""
    return {
        "read": plan.source.read,
        "added": len(plan.to_add),
        "changed": plan.changed_count,
        "unchanged": plan.unchanged_count,
        "retired": 0,
        "rejected": [
            {"file": row.file, "line": row.line, "reason": row.reason} for row in plan.rejected
        ],
        "tables": tables,
    }


class Report:
    """One console on stderr with a progress line while something takes long."""

    def __init__(self) -> None:
        self.console = Console(stderr=True, highlight=False)
        columns = (
            TextColumn("  {task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        self._progress = Progress(*columns, console=self.console, transient=True)
        self._tasks: dict[str, Any] = {}

    def tell(self, step: str, done: int, total: int) -> None:
        """Show how far a step is; a total of 0 means that nobody knows."""
        if step not in self._tasks:
            self._progress.start()
            self._tasks[step] = self._progress.add_task(step, total=total or None)
        self._progress.update(self._tasks[step], completed=done, total=total or None)

    def close(self) -> None:
        """Take the progress line away."""
        self._progress.stop()

    def show(self, plan: "ImportPlan") -> None:
        """Show what would happen, before anything is written."""
        self.close()
        self._columns(plan)
        self.table("Left out or changed cells (the person is kept)", ["Line", "Field", "Why"],
                    [[str(w.line), w.field, w.reason] for w in plan.warnings])  # fmt: skip
        self.table("Rejected rows", ["File", "Line", "Why"],
                    [[r.file, str(r.line), r.reason] for r in plan.rejected])  # fmt: skip
        self._duplicates(plan)
        self._new_programs(plan)

    def asks(self, plan: "ImportPlan") -> bool:
        """Ask whether to go on."""
        words = f"Add {len(plan.to_add)} people and change {plan.changed_count}?"
        return bool(Confirm.ask(words, console=self.console, default=False))

    def sum_up(self, result: dict[str, Any], skipped: int) -> None:
        """Print the figures in words."""
        print(
            f"{result['read']} rows read: {result['added']} people added, "
            f"{result['changed']} changed, {result['unchanged']} unchanged, "
            f"{len(result['rejected'])} rows rejected, {skipped} left out as possible duplicates."
        )

    def _columns(self, plan: "ImportPlan") -> None:
        pairs = [f"{header} → {field}" for field, header in plan.source.columns.items()]
        unread = [h for h in plan.source.headers if h and h not in plan.source.columns.values()]
        self._say("Columns: " + ", ".join(pairs))
        if unread:
            more = "" if len(unread) <= 8 else f" and {len(unread) - 8} more"
            self._say("Not read: " + ", ".join(unread[:8]) + more)
        self._say(f'People without a program in the file are enrolled in "{plan.program.name}".')

    def _duplicates(self, plan: "ImportPlan") -> None:
        people = {person.line: person for person in plan.source.people}
        rows: Rows = []
        for group in plan.groups:
            first = people[group.lines[0]]
            name = f"{first.given_name or first.preferred_name} {first.family_name}".strip()
            born = first.birth_date.isoformat() if first.birth_date else "no birth date"
            where = "lines " if len(group.lines) > 1 else "line "
            where += ", ".join(map(str, group.lines))
            rows.append(
                [name, born, where, "is here already" if group.existing else "only in the file"]
            )
        self.table("May be the same person", ["Name", "Born", "In the file", ""], rows)

    def _new_programs(self, plan: "ImportPlan") -> None:
        names = sorted({stay.program_name for stay in plan.stays if stay.program_name})
        if names:
            self._say(
                "Programs named in the file (added when they are not here): " + ", ".join(names)
            )

    def table(self, title: str, columns: list[str], rows: Rows) -> None:
        """Show the first rows of what is worth a look; nothing when there are none."""
        if not rows:
            return
        table = Table(title=f"{title}: {len(rows)}", title_justify="left")
        for column in columns:
            table.add_column(column, overflow="fold")
        for row in rows[:SHOWN]:
            # Text of a file is shown as it is; rich would take square brackets as markup.
            table.add_row(*[Text(cell) for cell in row])
        self.console.print(table)
        if len(rows) > SHOWN:
            self._say(f"... and {len(rows) - SHOWN} more; --json lists every rejected row.")

    def _say(self, text: str) -> None:
        self.console.print(Text(text))
