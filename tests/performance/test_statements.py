"""
Every page asks the database as often for 50 of everything as for 10, and weighs at most 30 kB.

All pages of all roles are opened, so that a new page is held without anybody remembering it. A
page whose rows grow is named here with the most it may ask; one that is not named fails, and so
does one that is named and shows no more rows (then `growing.py` does not grow what it lists).
"""

import gzip
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.coaching.tests.statements import NOT_COUNTED
from tests.fixtures.people import World
from tests.guards.routes import Route
from tests.guards.walker import ROLES, VISITOR, Walker, things_of
from tests.performance.growing import grow

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# Today, the caseload and the record have the ceiling of the design; the others hold to it too.
CEILING = 8
HEAVIEST = 30_000
# Pages with a list, and what each is allowed where that is not 8.
LISTS: dict[str, int] = {
    "accounts/sessions/": 6,
    "ask/": 5,
    "ask/<slug:slug>/": 5,
    "audit/": CEILING,
    "audits/<uuid:grant_id>/": CEILING,
    "me/appointment/": CEILING,  # the days with a free time
    "coaches/": 6,  # five, and on PostgreSQL the setting of the scope
    "coaches/<slug:slug>/": CEILING,  # the coaches of the choice of language and place
    "desk/": 9,
    "desk/meetings/": CEILING,
    "desk/on-call/": CEILING,
    "desk/on-call/<uuid:on_call_id>/": CEILING,  # the programs to choose from
    "desk/on-call/new/": CEILING,
    "desk/people/<uuid:membership_id>/": CEILING,
    "desk/people/new/": CEILING,
    "desk/programs/<uuid:program_id>/": CEILING,
    "desk/programs/new/": CEILING,
    "desk/rules/new/": CEILING,
    "exports/": CEILING,
    "groups/": CEILING,
    "groups/<uuid:group_id>/": CEILING,
    "groups/<uuid:group_id>/change/": CEILING,  # the guides to choose from
    "groups/<uuid:group_id>/coaches/": CEILING,
    "groups/<uuid:group_id>/invite/": CEILING,
    "groups/guides/": CEILING,
    "groups/new/": CEILING,
    "groups/sessions/<uuid:session_id>/": CEILING,
    "hand-off/": CEILING,
    "help/staff/": CEILING,
    "me/asks/": CEILING,
    "me/attendance/": CEILING,
    "me/coach/change/": CEILING,
    "me/groups/": CEILING,
    "me/mentors/": 10,  # places, offers, both sides, and that no coach is among them
    "me/contacts/": 9,  # eight, and on PostgreSQL the setting of the scope
    "me/find/": CEILING,  # goals to choose from
    "me/plan/": CEILING,
    "me/plan/copy/": CEILING,
    "me/plan/history/": CEILING,
    "me/plan/print/": CEILING,
    "me/referrals/": CEILING,
    "me/sharing/<uuid:consent_id>/": CEILING,  # what the form would share today
    "me/who-looked/": 9,  # the same
    "overview/": 13,  # tasks, calls, worries, requests, proposals, people, team, certificates
    "people/": CEILING,
    "people/<uuid:person_id>/": CEILING,
    "people/<uuid:person_id>/appointment/": CEILING,
    "people/<uuid:person_id>/contact/": CEILING,
    "people/<uuid:person_id>/help/": CEILING,
    "people/<uuid:person_id>/plan/": CEILING,
    "people/<uuid:person_id>/plan/history/": CEILING,
    "people/<uuid:person_id>/plan/print/": CEILING,
    "people/<uuid:person_id>/refer/": CEILING,
    "people/<uuid:person_id>/referrals/": CEILING,
    "people/<uuid:person_id>/sharing/<uuid:consent_id>/": 9,  # the same
    "people/<uuid:person_id>/sharing/<uuid:consent_id>/sign/": CEILING,
    "privacy/": 24,  # the desk gathers what waits in eight registers
    "privacy/asks/": CEILING,
    "privacy/audits/": CEILING,
    "privacy/exports/": CEILING,
    "privacy/incidents/new/": CEILING,
    "privacy/research/<uuid:study_id>/": CEILING,
    "privacy/review/": CEILING,
    "proposals/": CEILING,
    "referrals/": 9,  # loops, gaps, and on PostgreSQL the setting of the scope
    "referrals/services/": CEILING,
    "requests/": CEILING,
    "requests/new/": CEILING,
    "team/": CEILING,
    "team/<uuid:coach_id>/credentials/": CEILING,
    "team/<uuid:membership_id>/cover/": CEILING,
    "today/": CEILING,
}
# Pages with no list that ask more than 8, each with its reason.
OTHERS: dict[str, int] = {
    # Eight, and on PostgreSQL the setting of the scope.
    "people/<uuid:person_id>/sharing/": 9,
    "people/<uuid:person_id>/tell/": 9,
    "privacy/looks/": 9,
    "privacy/legal/<uuid:legal_id>/": 9,
    "referrals/<uuid:referral_id>/print/": 9,
    "figures/": 10,  # states, settings, months, contacts, reasons to close, groups
    "hsds/3.0/service_at_locations": 9,
    # States, steps, own words and link of one referral; phones and places of its service.
    "referrals/<uuid:referral_id>/": 14,  # states, words, steps, askings and links, each a table
    "me/referrals/<uuid:referral_id>/": 14,
    # Each kind of fact of a service stands in a table of its own, as HSDS lays them out.
    "services/<uuid:entry_id>/": 16,
    "services/<uuid:entry_id>/send/": 16,
    "services/<uuid:entry_id>/wrong/": 16,
    "services/<uuid:entry_id>/wrong/thanks/": 16,
    "hsds/3.0/services/<uuid:row_id>": 18,
    "hsds/3.0/organizations/<uuid:row_id>": 12,
    "hsds/3.0/service_at_locations/<uuid:row_id>": 18,
    # Each name shown to a partner, and each look, is an entry of the ledger of its own.
    "shared/": 22,
    "shared/<uuid:person_id>/": 22,
    "audits/<uuid:grant_id>/<uuid:person_id>/": 14,
    "privacy/incidents/<uuid:incident_id>/": 12,  # its list, steps, weighing and duties
    "privacy/vendors/": 24,  # each way out is asked whether an agreement holds
    "accounts/confirm/": 10,  # the sign-in library asks for each kind of second step by itself
    "me/coach/": 18,  # a coach and a proposed one, each with profile, room, hours and certificates
}
MARKS = ("<li", "<tr", "<article", "<section", "<option", "<label")


def test_every_page_asks_the_same_for_10_and_for_50_and_is_light(world: World) -> None:
    things = things_of(world)["own"]
    walkers = {role: Walker(world, role, things) for role in ROLES}
    pages = [
        (walker, route.pattern, route.path(things))
        for walker in walkers.values()
        for route in walker.routes()
        if _is_page(walker, route)
    ]
    grow(world, range(10))
    few = [_opened(walker, path) for walker, _pattern, path in pages]
    grow(world, range(10, 50))
    found, grew = [], set()
    for (walker, pattern, path), before in zip(pages, few, strict=True):
        after = _opened(walker, path)
        if after.rows > before.rows:
            grew.add(pattern)
        most = LISTS.get(pattern) or OTHERS.get(pattern, CEILING)
        if not before.count == after.count <= most:
            found.append(f"{walker.role} {path}: {before.count}, then {after.count}\n{after.said}")
        if after.weight > HEAVIEST:
            found.append(f"{walker.role} {path} weighs {after.weight} bytes")
    assert not found, "\n".join(found)
    assert grew == set(LISTS), f"not named: {grew - set(LISTS)}; no more rows: {set(LISTS) - grew}"


def _is_page(walker: Walker, route: Route) -> bool:
    # What everybody has is the same for all: a visitor and a coach stand for them.
    shared = route.is_public or route.pattern.startswith("accounts/")
    return not shared or walker.role in (VISITOR, "coach")


@dataclass(frozen=True)
class Opened:
    """What one page asked, and how many rows it showed."""

    asked: list[str]
    rows: int
    weight: int

    @property
    def count(self) -> int:
        return len(self.asked)

    @property
    def said(self) -> str:
        return "\n".join(f"    {sql[:160]}" for sql in self.asked)


def _opened(walker: Walker, path: str) -> Opened:
    """This function will open a page twice; what is asked once in a process is not counted."""
    answer = walker.get(path)
    if answer.status != 200:
        return Opened([], 0, 0)
    with CaptureQueriesContext(connection) as captured:
        walker.get(path)
    asked = [query["sql"] for query in captured.captured_queries]
    # The scope of the test itself comes back at the end, on PostgreSQL.
    asked = [sql for sql in asked if not sql.startswith(NOT_COUNTED) and "'on', true)" not in sql]
    rows = sum(answer.text.count(mark) for mark in MARKS)
    return Opened(asked, rows, len(gzip.compress(answer.text.encode())))
