"""
How long rows are kept, from versioned data; what is over is deleted for good (P2-48, HS-11).

Deleting is real: SQLite overwrites what it frees, and the files are written anew afterwards.
"""

import datetime as dt
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db import connection, models, transaction

from alongside.core import audit, clock, scope, scrubbing
from alongside.core.actor import Actor
from alongside.core.errors import BadInput

FILE = Path(__file__).parent / "texts" / "retention.toml"
NOBODY = "nobody"
BATCH = 500


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of row: kept for so many days after a date of its own."""

    key: str
    model: str
    field: str
    keep_days: int
    is_record: bool
    confirmed: str
    source: str
    children: tuple[str, ...]

    @property
    def acts(self) -> bool:
        """Words of people are deleted only once somebody has confirmed the number."""
        return not self.is_record or self.confirmed != NOBODY


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule found, and whether it deleted it."""

    rule: Rule
    found: int
    deleted: int


def rules() -> list[Rule]:
    """
    This function will read the rules, the program's own file if it has one.

    :raises BadInput: when an entry cannot be used, with its key
    """
    found = []
    for entry in _data()["kind"]:
        try:
            rule = Rule(
                key=entry["key"], model=entry["model"], field=entry["field"],
                keep_days=int(entry["keep_days"]), is_record=bool(entry["record"]),
                confirmed=entry["confirmed"], source=entry["source"],
                children=tuple(entry.get("children", ())),
            )  # fmt: skip
            apps.get_model(rule.model)._meta.get_field(rule.field)
        except (KeyError, ValueError, LookupError, FieldDoesNotExist) as error:
            raise BadInput(f"Retention: {entry.get('key', '?')}: {error}.") from error
        if rule.keep_days < 1:
            raise BadInput(f"Retention: {rule.key}: keep_days must be 1 or more.")
        found.append(rule)
    return found


def kept_whole() -> set[str]:
    """This function will list the kinds of rows that are never deleted."""
    return {entry["model"] for entry in _data()["kept"]}


def version() -> str:
    """This function will give the version of the rules."""
    return str(_data()["version"])


def apply(*, dry_run: bool = False, scrubs: bool = True) -> list[Outcome]:
    """
    This function will delete what is over, kind by kind, and write the count in the log.

    With `scrubs` the database's files are written anew afterwards, which keeps others waiting: the
    command does so, the daily work does not.
    """
    outcomes = []
    with scope.across_organisations():
        for rule in rules():
            rows = _over(rule)
            found = rows.count()
            deleted = 0 if dry_run or not rule.acts or not found else _delete(rule, rows)
            outcomes.append(Outcome(rule, found, deleted))
    if scrubs and any(one.deleted for one in outcomes):
        scrub()
    return outcomes


def scrub() -> None:
    """This function will take deleted bytes out of the database's files."""
    if not connection.in_atomic_block:
        scrubbing.scrub()


def _over(rule: Rule) -> models.QuerySet[Any]:
    before = clock.now() - dt.timedelta(days=rule.keep_days)
    model = apps.get_model(rule.model)
    rows: models.QuerySet[Any] = model._base_manager.filter(**{f"{rule.field}__lt": before})
    return rows.order_by("pk")


def _delete(rule: Rule, rows: models.QuerySet[Any]) -> int:
    done = 0
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")
    while ids := list(rows.values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            for child in rule.children:
                _delete_children(child, ids)
            apps.get_model(rule.model)._base_manager.filter(pk__in=ids).delete()
            audit.record(
                by=Actor.system(None, purpose="retention"),
                action="retention.deleted",
                detail={"kind": rule.key, "count": len(ids), "version": version()},
            )
        done += len(ids)
    return done


def _delete_children(child: str, ids: Iterable[object]) -> None:
    label, _dot, field = child.rpartition(".")
    apps.get_model(label)._base_manager.filter(**{f"{field}__in": ids}).delete()


def _data() -> dict[str, Any]:
    path = getattr(settings, "ALONGSIDE_RETENTION_FILE", "") or FILE
    return tomllib.loads(Path(path).read_text(encoding="utf-8"))
