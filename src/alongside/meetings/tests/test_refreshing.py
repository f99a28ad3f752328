"""A list on the web is fetched again as often as somebody said, and only when it changed."""

import datetime as dt
import email.message
import io
import json
import urllib.error
import urllib.request
from typing import Any

import pytest

from alongside.core import clock
from alongside.meetings.importing import Wishes, import_from
from alongside.meetings.jobs import refresh
from alongside.meetings.models import Meeting, Source
from alongside.meetings.tests.factories import SYSTEM, row

pytestmark = pytest.mark.django_db
FEED = "https://elm.example/meetings.json"


class Web:
    """Answers in place of the web, and remembers what it was asked."""

    def __init__(self) -> None:
        self.rows, self.tag, self.down = [row()], '"1"', False
        self.asked: list[tuple[str, str]] = []

    def open(self, request: urllib.request.Request, timeout: float) -> Any:
        tag = request.get_header("If-none-match") or ""
        self.asked.append((request.full_url, tag))
        if self.down:
            raise urllib.error.URLError("down")
        headers = email.message.Message()
        headers["ETag"] = self.tag
        if tag == self.tag:
            raise urllib.error.HTTPError(request.full_url, 304, "", headers, None)
        answer = io.BytesIO(json.dumps(self.rows).encode())
        answer.headers = headers  # type: ignore[attr-defined]
        return answer


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Web:
    held = Web()
    monkeypatch.setattr(urllib.request, "urlopen", held.open)
    return held


def test_a_list_that_did_not_change_is_not_read_again(web: Web) -> None:
    first = import_from(FEED, Wishes(refresh_hours=24), by=SYSTEM, tell=lambda _: None)
    again = import_from(FEED, Wishes(), by=SYSTEM, tell=lambda _: None)
    assert first.outcome.added == 1
    assert (again.outcome.unchanged, again.outcome.tables) == (1, {})
    assert web.asked == [(FEED, ""), (FEED, '"1"')]


def test_the_worker_fetches_what_is_due_and_notes_what_fails(web: Web) -> None:
    import_from(FEED, Wishes(refresh_hours=24), by=SYSTEM, tell=lambda _: None)
    assert refresh() == 0
    later = clock.now() + dt.timedelta(hours=25)
    web.rows, web.tag = [row("Moved")], '"2"'
    with clock.frozen(later):
        assert refresh() == 1
    assert Meeting.objects.get(retired_at__isnull=True).name == "Moved"
    web.down = True
    with clock.frozen(later + dt.timedelta(hours=25)):
        refresh()
    assert "did not answer" in Source.objects.get().trouble
    assert Meeting.objects.get(retired_at__isnull=True).name == "Moved"


def test_a_bmlt_server_is_asked_its_three_questions(web: Web) -> None:
    web.rows = [{"id_bigint": "1", "meeting_name": "Hope", "weekday_tinyint": "2",
                 "start_time": "19:00:00", "duration_time": "01:00:00"}]  # fmt: skip
    done = import_from(
        "https://root.example/main_server/", Wishes(), by=SYSTEM, tell=lambda _: None
    )
    assert [address.split("switcher=")[1][:14] for address, _ in web.asked] == [
        "GetServiceBodi", "GetFormats&lan", "GetSearchResul",
    ]  # fmt: skip
    assert done.source.fellowship == "na"
    assert Meeting.objects.get().weekday == 1
