"""What a scan found, read from the scanner, with the day by which each has to be patched."""

import datetime as dt
import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

TIMES = Path(__file__).parent / "patch_times.toml"
UNRATED = "critical"


class NotScanned(Exception):
    """The scanner did not look: nothing can be said, and nothing is written."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One known weakness of one library. `is_rated`: somebody said how severe it is here."""

    package: str
    version: str
    id: str
    aliases: tuple[str, ...]
    fixed_in: tuple[str, ...]
    severity: str
    is_rated: bool
    first_seen: dt.date
    patch_by: dt.date

    def is_over(self, today: dt.date) -> bool:
        """Whether its time is over; on its last day it is not."""
        return today > self.patch_by

    def as_json(self) -> dict[str, Any]:
        """This function will give it as plain data."""
        days = {"first_seen": self.first_seen.isoformat(), "patch_by": self.patch_by.isoformat()}
        return {**asdict(self), **days}


@dataclass(frozen=True, slots=True)
class Report:
    """A whole scan: how many libraries were looked at, which were not, and what was found."""

    looked_at: int
    skipped: tuple[str, ...]
    findings: tuple[Finding, ...]

    def over(self, today: dt.date) -> list[Finding]:
        """This function will list the findings whose time is over."""
        return [one for one in self.findings if one.is_over(today)]


@cache
def times() -> dict[str, int]:
    """This function will give the days by severity."""
    days: dict[str, int] = tomllib.loads(TIMES.read_text(encoding="utf-8"))["days"]
    return days


def read(
    text: str, *, before: Mapping[str, Any] | None, rated: Mapping[str, str], today: dt.date
) -> Report:
    """
    This function will read the scanner's JSON; `before` is the last evidence, `rated` new ratings.

    A weakness keeps the day it was first seen and its rating from one scan to the next. Words of
    the advisories are left out: they are long, and whoever patches follows the id.

    :raises NotScanned: when the text is none of the scanner's, or not one library was looked at
    """
    try:
        libraries = json.loads(text)["dependencies"]
        skipped = tuple(sorted(one["name"] for one in libraries if "skip_reason" in one))
        looked = [one for one in libraries if "skip_reason" not in one]
        known = _known(before or {})
        found = [
            _finding(one, vuln, known, rated, today) for one in looked for vuln in one["vulns"]
        ]
    except (ValueError, KeyError, TypeError) as error:
        raise NotScanned("the scanner gave no result") from error
    if not looked:
        raise NotScanned("the scanner could look up none of the libraries")
    return Report(len(looked), skipped, tuple(sorted(found, key=lambda f: (f.patch_by, f.id))))


def _known(before: Mapping[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    return {(one["package"], one["id"]): one for one in before.get("findings", ())}


def _finding(
    library: Mapping[str, Any],
    vuln: Mapping[str, Any],
    known: Mapping[tuple[str, str], Mapping[str, Any]],
    rated: Mapping[str, str],
    today: dt.date,
) -> Finding:
    number, aliases = str(vuln["id"]), tuple(map(str, vuln.get("aliases", ())))
    earlier = known.get((library["name"], number), {})
    said = next((rated[name] for name in (number, *aliases) if name in rated), None)
    if said is None and earlier.get("is_rated"):
        said = earlier["severity"]
    severity = said or UNRATED
    since = dt.date.fromisoformat(earlier["first_seen"]) if earlier else today
    return Finding(
        package=str(library["name"]),
        version=str(library["version"]),
        id=number,
        aliases=aliases,
        fixed_in=tuple(map(str, vuln.get("fix_versions", ()))),
        severity=severity,
        is_rated=said is not None,
        first_seen=since,
        patch_by=since + dt.timedelta(days=times()[severity]),
    )
