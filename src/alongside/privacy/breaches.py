"""What to file and when after a breach, from versioned data; no rule is written in code (P2-49)."""

import datetime as dt
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "texts" / "breach_rules.toml"
# 45 CFR 164.404(b): without unreasonable delay, and never later than this after discovery.
CLOCK_DAYS = 60


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to do by a day, with the rule it comes from."""

    rule: str
    state: str
    key: str
    what: str
    due_on: dt.date
    source: str
    checked_on: dt.date
    is_confirmed: bool


def duties(rules: Iterable[tuple[str, str]], *, people: int, discovered_on: dt.date) -> list[Duty]:
    """
    This function will list what is to be done for a breach, soonest first.

    `rules` are (rule, state) pairs, `people` how many were touched. The same duty under two rules
    stands twice, each with its own source.
    """
    wanted = dict(rules)
    found = [
        Duty(
            rule=entry["rule"],
            state=wanted[entry["rule"]],
            key=entry["key"],
            what=entry["what"],
            due_on=_due(entry, discovered_on),
            source=entry["source"],
            checked_on=entry["checked_on"],
            is_confirmed=entry["confirmed"] != "nobody",
        )
        for entry in _data()["duty"]
        if entry["rule"] in wanted and _counts(entry, people)
    ]
    return sorted(found, key=lambda duty: (duty.due_on, duty.rule))


def version() -> str:
    """This function will give the version of the data."""
    return str(_data()["version"])


def clock_ends(discovered_on: dt.date) -> dt.date:
    """This function will give the last day on which people may be told."""
    return discovered_on + dt.timedelta(days=CLOCK_DAYS)


def _counts(entry: dict[str, Any], people: int) -> bool:
    return bool(entry.get("at_least", 0) <= people < entry.get("below", people + 1))


def _due(entry: dict[str, Any], discovered_on: dt.date) -> dt.date:
    if "after_year_end" in entry:
        year_end = dt.date(discovered_on.year, 12, 31)
        return year_end + dt.timedelta(days=entry["after_year_end"])
    return discovered_on + dt.timedelta(days=entry["within_days"])


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
