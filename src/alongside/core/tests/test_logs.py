"""Error reports and stored traces hold no words of anybody (T25)."""

import copy
import io
import logging
import logging.config
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django_tasks_db.models import DBTaskResult

from alongside.coaching.models import Contact
from alongside.core import clock, jobs
from alongside.core.ids import new_id
from alongside.core.logs import without_words
from tests.fixtures.people import ClientFor, World

CANARY = "Zebulon Quicksilver"
pytestmark = pytest.mark.django_db


@pytest.fixture
def output() -> Iterator[io.StringIO]:
    """What goes to the log of a running program: the handler of the settings, on a text."""
    root = logging.getLogger()
    told: Any = copy.deepcopy(settings.LOGGING)
    configurator: Any = logging.config.DictConfigurator(told)
    held = io.StringIO()
    handler = logging.StreamHandler(held)
    handler.setFormatter(configurator.configure_formatter(told["formatters"]["plain"]))
    root.addHandler(handler)
    yield held
    root.removeHandler(handler)


def fail(*_: Any, **__: Any) -> None:
    note = CANARY  # a local variable with somebody's words
    try:
        raise ValueError(f"invalid literal: {note}")
    except ValueError as error:
        raise RuntimeError(f"could not save {note}") from error


def test_t25_a_page_that_fails_in_the_middle_of_a_note_logs_no_word_of_it(
    world: World, client_for: ClientFor, output: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Contact, "save", fail)
    client = client_for(world.dana)
    client.raise_request_exception = False
    path = f"/people/{world.june_person.pk}/contact/"
    fields = {
        "key": str(new_id()), "outcome": "reached", "mode": "phone", "minutes": "30",
        "note": f"{CANARY} called.", "phone": "+12035559876",
    }  # fmt: skip
    answer = client.post(path, fields)
    assert answer.status_code == 500
    assert CANARY not in answer.content.decode()
    logged = output.getvalue()
    assert "RuntimeError" in logged
    assert "ValueError" in logged
    assert "test_logs.py" in logged
    assert "A page failed: " in logged
    for word in (CANARY, "Quicksilver", "5559876", str(world.june_person.pk), "invalid literal"):
        assert word not in logged


def test_t25_nobody_is_mailed_about_an_error(
    world: World, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch, mailoutbox: list[Any]
) -> None:
    monkeypatch.setattr(Contact, "save", fail)
    monkeypatch.setattr(settings, "ADMINS", [("A", "a@canary.example")])
    client = client_for(world.dana)
    client.raise_request_exception = False
    fields = {"key": str(new_id()), "outcome": "reached", "mode": "phone", "note": CANARY}
    path = f"/people/{world.june_person.pk}/contact/"
    assert client.post(path, {**fields, "minutes": "30"}).status_code == 500
    assert mailoutbox == []


def test_t25_a_logged_exception_keeps_its_words_to_itself(output: io.StringIO) -> None:
    try:
        fail()
    except RuntimeError:
        logging.getLogger("alongside.some").exception("work failed: %s", "a name of work")
    logged = output.getvalue()
    assert "work failed: a name of work" in logged
    assert CANARY not in logged


def test_t25_a_failed_job_is_stored_without_words() -> None:
    row: Any = DBTaskResult(
        task_path=f"{jobs.__name__}.seal_audit", args_kwargs={"args": [], "kwargs": {}},
        enqueued_at=clock.now(), run_after=clock.now(), backend_name="default", queue_name="q",
    )  # fmt: skip
    row.save()
    row.claim("worker")
    try:
        fail()
    except RuntimeError as error:
        row.set_failed(error)
    row.refresh_from_db()
    assert CANARY not in row.traceback
    assert "test_logs.py" in row.traceback
    assert "RuntimeError" in row.exception_class_path


def test_lines_that_are_no_places_in_code_are_dropped() -> None:
    trace = f'Traceback:\n  File "a/b.py", line 3, in f\n    call({CANARY})\nValueError: {CANARY}\n'
    assert without_words(trace) == '  File "a/b.py", line 3, in f'
