"""
Whoever is left alone after a crisis gets nothing and is asked nothing by itself (CR-12).

Two walls. The source: mail leaves by few functions, those that write to people ask whether they are
left alone, and each piece of work that comes round is named here with what it does to a person. And
the work itself: all of it is run for somebody to whom everything is due.
"""

import ast
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core import mail

from alongside.cli.check import root
from alongside.core import clock
from alongside.core.jobs import PERIODIC
from alongside.referrals.commands import referring
from alongside.referrals.models import Asking, Reminder
from alongside.referrals.tests import factories
from alongside.safety.commands import quiet
from tests.fixtures.people import World

SOURCE = root() / "src" / "alongside"
MAIL = {"send_mail", "send_mass_mail", "mail_admins", "mail_managers", "EmailMessage",
        "EmailMultiAlternatives", "send_messages", "get_connection"}  # fmt: skip
ASKS = "asks"
# Every function that hands mail to the machine: it asks, or it writes to nobody served here.
LETTERS: dict[str, str] = {
    "people/mailing.py write_to": ASKS,
    "accounts/jobs.py mail_reset_link": "somebody asked for it this minute, to sign in",
    "privacy/jobs_office.py _say_that_something_waits": "staff: who is told of an emergency",
    "privacy/mail.py send_messages": "the way every letter goes, after it was written",
}
# Every piece of work that is done later or comes round, and whether it asks; or why it need not.
WORK: dict[str, str] = {
    "referrals/jobs.py remind_of_open": ASKS,
    "referrals/jobs.py ask_by_e_mail": ASKS,
    "accounts/jobs.py mail_reset_link": "somebody asked for it this minute, to sign in",
    "accounts/jobs.py clear_away": "deletes what is over",
    "core/jobs.py seal_audit": "checks the log",
    "core/jobs.py redeliver_events": "tells other parts of the program",
    "directory/search/jobs.py forget_words": "deletes words of reports",
    "meetings/jobs.py refresh": "reads lists of meetings",
    "privacy/commands/sending.py send_due": "tells a body outside what a form allows",
    "privacy/jobs_office.py erase_exports": "deletes files",
    "privacy/jobs_office.py keep_to_retention": "deletes what is over",
    "privacy/jobs_office.py mail_of_emergency": "staff",
    "privacy/jobs_office.py mail_of_telling": "staff",
}
DOORS = {"not_quiet", "is_quiet", "now_quiet", "write_to"}


def test_cr_12_mail_leaves_by_the_functions_named_here_alone() -> None:
    found = {where for where, function in _functions() if _called(function) & MAIL}
    assert found == set(LETTERS), "write to people by people.mailing.write_to"


def test_cr_12_all_work_done_later_is_named_here() -> None:
    found = {where for where, function in _functions() if _comes_round(function)}
    assert found == set(WORK), "say what it does to a person who is left alone"
    assert all([*LETTERS.values(), *WORK.values()])


@pytest.mark.parametrize("where", [k for k, v in {**LETTERS, **WORK}.items() if v == ASKS])
def test_cr_12_who_writes_to_people_asks_whether_they_are_left_alone(where: str) -> None:
    path, _space, name = where.partition(" ")
    assert _reaches_a_door(SOURCE / path, name), f"{where} never asks people.queries.quiet"


def test_cr_12_what_the_guard_looks_for_is_found_and_missed(tmp_path: Path) -> None:
    path = tmp_path / "jobs.py"
    path.write_text(
        "def good():\n    _list()\ndef _list():\n    not_quiet()\ndef bad():\n    pass\n"
    )
    assert _reaches_a_door(path, "good")
    assert not _reaches_a_door(path, "bad")


@pytest.mark.django_db
def test_cr_12_all_work_that_comes_round_leaves_them_alone(world: World) -> None:
    start = dt.datetime(2026, 11, 2, 17, tzinfo=dt.UTC)
    with clock.frozen(start):
        for route in ("mail", "call"):
            need = factories.make_need(world.june_person, words=f"A room, {route}")
            service = factories.make_service(f"House {route}")
            referring.refer(need=need, services=[service], route=route, by=world.june)
    with clock.frozen(start + dt.timedelta(days=40)):
        quiet.begin_quiet(person=world.june_person, cause="overdose", by=world.dana)
        assert _run_everything(world) == (0, 0, 0)
        quiet.end_quiet(person=world.june_person, reason="She asked for it", by=world.dana)
        assert all(_run_everything(world))


def _run_everything(world: World) -> tuple[int, int, int]:
    """Letters, askings and reminders about June after all work was done once."""
    for one in PERIODIC.values():
        if one.name != "refresh meetings":  # reads from outside
            one.run()
    about: dict[str, Any] = {"person": world.june_person}
    askings = Asking.objects.scoped(world.system).filter(**about)
    reminders = Reminder.objects.scoped(world.system).filter(**about)
    return len(mail.outbox), askings.count(), reminders.count()


def _functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in SOURCE.rglob("*.py"):
        if "/tests/" in str(path) or "/cli/" in str(path):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield f"{path.relative_to(SOURCE).as_posix()} {node.name}", node


def _called(function: ast.FunctionDef) -> set[str]:
    calls = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    return {getattr(one, "attr", getattr(one, "id", "")) for one in calls}


def _comes_round(function: ast.FunctionDef) -> bool:
    names = [one.func for one in function.decorator_list if isinstance(one, ast.Call)]
    return bool({"task", "every"} & {getattr(one, "id", "") for one in names})


def _reaches_a_door(path: Path, name: str) -> bool:
    """Whether a function asks at a door, itself or by what it calls in its own part."""
    calls: dict[str, set[str]] = {}
    for each in _of_part(path):
        for function in ast.walk(ast.parse(each.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef):
                calls.setdefault(function.name, set()).update(_called(function))
    seen: set[str] = set()
    left = [name]
    while left:
        if (now := left.pop()) not in seen and now in calls:
            seen.add(now)
            left.extend(calls[now])
    return bool({one for each_name in seen for one in calls[each_name]} & DOORS)


def _of_part(path: Path) -> list[Path]:
    if SOURCE not in path.parents:
        return [path]
    part = SOURCE / path.relative_to(SOURCE).parts[0]
    return [one for one in part.rglob("*.py") if "/tests/" not in str(one)]
