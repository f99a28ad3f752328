"""
The statements of the pages opened most reach their rows by an index, never by reading a table.

The pages themselves are opened and what they asked is explained by the database: SQLite tells
what it scans, PostgreSQL is forbidden to scan wherever it has another way.
"""

import functools
import json
import re
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.cli.benches import crowd
from alongside.core.ids import new_id
from alongside.core.models import AuditEvent
from tests.fixtures.people import ClientFor, World
from tests.guards.walker import things_of
from tests.performance.growing import grow

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# Tables that grow with the years or with the people served. Reading one whole is never right.
GROWING = {
    "core_auditevent", "coaching_contact", "coaching_checkin", "coaching_callrequest",
    "coaching_cadenceagreement", "coaching_transition", "coaching_goal", "coaching_step",
    "coaching_plan", "coaching_planversion", "coaching_addendum", "coaching_ownwords",
    "people_person", "people_assignment", "people_enrolment", "people_enrolmentstatus",
    "people_stagejudgement", "scheduling_appointment", "workforce_hoursentry",
    "matching_request", "matching_proposal", "matching_answer",
}  # fmt: skip
# Of these there are thousands in the test, so that PostgreSQL plans as it does for many.
MANY = {
    "core_auditevent", "coaching_contact", "coaching_checkin", "coaching_cadenceagreement",
    "coaching_goal", "coaching_step", "coaching_plan", "people_person", "people_assignment",
    "people_enrolment", "people_enrolmentstatus",
}  # fmt: skip
OPENED = [
    ("dana", "/today/"),
    ("dana", "/people/"),
    ("dana", "/people/{june}/"),
    ("dana", "/people/{june}/contact/"),
    ("dana", "/people/{june}/plan/"),
    ("dana", "/proposals/"),
    ("theo", "/requests/"),
    ("theo", "/people/"),
    ("june", "/me/"),
    ("june", "/me/contacts/"),
    ("june", "/me/check-in/"),
    ("june", "/me/coach/"),
    ("june", "/me/who-looked/"),
    ("priya", "/audit/"),
    ("priya", "/audit/?person={june}"),
]


def test_no_hot_statement_reads_a_growing_table_whole(world: World, client_for: ClientFor) -> None:
    _seed(world)
    june, found = str(world.june_person.pk), []
    for who, pattern in OPENED:
        path = pattern.format(june=june)
        for sql in _asked(client_for(getattr(world, who)), path):
            found += [f"{who} {path}: {one}\n{sql}\n" for one in _scanned(sql)]
    contact = {"key": str(new_id()), "outcome": "reached", "mode": "phone", "minutes": "30"}
    for sql in _asked(client_for(world.dana), f"/people/{june}/contact/", contact):
        found += [f"logging a contact: {one}\n{sql}\n" for one in _scanned(sql)]
    assert not found, "\n".join(found)


def _seed(world: World) -> None:
    crowd.make(people=600, contacts=6_000, coaches=15, progress=lambda _words: None)
    things_of(world)
    grow(world, range(20))
    meadow = world.meadow.organisation.pk
    AuditEvent.objects.bulk_create(
        AuditEvent(organisation_id=meadow, actor_kind="member", action="record.read", person_id=one)
        for one in [new_id() for _ in range(500)] * 40
    )
    if connection.vendor == "postgresql":
        # SQLite was told of the many already, and would read the few that came since whole.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
            # As on a disk without arms. Rows that other tests rolled back lie between ours, and
            # would make the way by the index look longer than it is anywhere else.
            cursor.execute("SET LOCAL random_page_cost = 1.1")


def _asked(client: Client, path: str, data: dict[str, str] | None = None) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        answer = client.post(path, data) if data else client.get(path)
    assert answer.status_code in (200, 302)
    asked = [query["sql"] for query in captured.captured_queries]
    return [
        sql for sql in asked if sql.startswith(("SELECT", "UPDATE")) and "set_config" not in sql
    ]


def _scanned(sql: str) -> list[str]:
    """This function will tell which growing tables a statement reads whole."""
    if connection.vendor == "postgresql":
        return _scanned_by_postgresql(sql)
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + sql.replace("%", "%%"), [])
        lines = [str(row[3]) for row in cursor.fetchall()]
    names = _tables(sql)
    read = [re.match(r"SCAN (\w+)(?! USING)", line) for line in lines]
    return [one[0] for one in read if one and names.get(one[1], {one[1]}) & GROWING]


def _tables(sql: str) -> dict[str, set[str]]:
    """Django gives tables short names (U0) and uses a name again in the next subquery."""
    found: dict[str, set[str]] = {}
    for table, alias in re.findall(r'"(\w+)" (?:AS )?"?([A-Z]\d+)"?', sql):
        found.setdefault(alias, set()).add(table)
    return found


def _scanned_by_postgresql(sql: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN (FORMAT JSON) " + sql.replace("%", "%%"), [])
        told = cursor.fetchone()[0]
        cursor.execute("RESET enable_seqscan")  # the next page is opened as anybody opens it
    plan = told if isinstance(told, list) else json.loads(told)
    return list(_whole(plan[0]["Plan"]))


def _whole(node: dict[str, Any]) -> list[str]:
    found = [one for child in node.get("Plans", []) for one in _whole(child)]
    table, kind = node.get("Relation Name", ""), node["Node Type"]
    index = node.get("Index Name", "")
    is_read_whole = kind == "Seq Scan" or (
        kind.startswith("Index") and "Index Cond" not in node and index not in _partial()
    )
    return [*found, f"{kind} {table} {index}"] if table in MANY and is_read_whole else found


@functools.cache
def _partial() -> set[str]:
    """Indexes of the few rows that are open: these may be read from end to end."""
    named = [one for m in apps.get_models() for one in (*m._meta.indexes, *m._meta.constraints)]
    return {one.name for one in named if getattr(one, "condition", None) is not None}


def test_the_guard_sees_a_statement_that_reads_a_table_whole(world: World) -> None:
    assert _scanned("SELECT * FROM coaching_contact WHERE minutes = 30")
    assert _scanned("SELECT * FROM core_auditevent WHERE role = 'coach'")
