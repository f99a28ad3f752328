"""Help lines: data with an owner, a source and a day of review (CR-01)."""

import datetime as dt
import functools
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

HERE = Path(__file__).parent
ALWAYS = ("emergency", "988")


@dataclass(frozen=True, slots=True)
class Line:
    """One number to call or text. `name` and `what` (when to use it) are in two languages."""

    key: str
    name: dict[str, str]
    call: str
    text: str
    what: dict[str, str]
    source: str
    reviewed_on: dt.date

    def is_due(self, today: dt.date, every_days: int) -> bool:
        """This function will tell whether somebody has to look at the number again."""
        return (today - self.reviewed_on).days > every_days


@functools.cache
def help_lines() -> tuple[Line, ...]:
    """This function will give the lines in the order they are shown."""
    return tuple(_line(entry) for entry in _read(_help_file())["line"])


def always() -> list[Line]:
    """This function will give the lines that stand wherever somebody may be in danger."""
    return [line for line in help_lines() if line.key in ALWAYS]


def tongue() -> str:
    """This function will give the language of the lines that fits the reader."""
    return "es" if (get_language() or "en").startswith("es") else "en"


def lines_due(today: dt.date) -> list[Line]:
    """This function will list the lines whose review is overdue."""
    every = int(_read(_help_file()).get("review_every_days", 180))
    return [line for line in help_lines() if line.is_due(today, every)]


def _help_file() -> Path:
    return Path(os.environ.get("ALONGSIDE_HELP_FILE") or HERE / "help.toml")


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _line(entry: dict[str, Any]) -> Line:
    return Line(
        key=entry["key"],
        name={"en": entry["name"], "es": entry.get("name_es") or entry["name"]},
        call=entry["call"],
        text=entry.get("text", ""),
        what=_what(entry),
        source=entry["source"],
        reviewed_on=entry["reviewed_on"],
    )


def _what(entry: dict[str, Any]) -> dict[str, str]:
    return {"en": entry["what"], "es": entry["what_es"]}
