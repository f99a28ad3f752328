"""Bringing meetings in: counts of real files, the same again, what vanished, two sources."""

import json
from pathlib import Path
from typing import Any

import pytest

from alongside.cli import import_meetings
from alongside.core.actor import Actor
from alongside.core.errors import NotPermitted
from alongside.meetings.commands.importing import import_listings
from alongside.meetings.importing import Imported, Wishes, import_from
from alongside.meetings.models import (
    FormatWords,
    Listing,
    Meeting,
    MeetingChange,
    ServiceBody,
    Source,
)
from alongside.meetings.reading.record import Refused
from alongside.meetings.tests.factories import SYSTEM, bring_in, make_source, reading_of, row

pytestmark = pytest.mark.django_db
SHARED = Path(__file__).parents[5] / "shared" / "data"
real = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared sample files are not here")
COUNTS = {
    "aasanjose-2022": 693, "aasfmarin-2022": 658, "al-anon-wa": 360, "edge-appointment": 2,
    "edge-times": 9, "edge-timezones": 2, "edmonton": 315, "kc": 206, "sussexaa": 123,
}  # fmt: skip


def brought(where: Path | str, **wishes: Any) -> Imported:
    return import_from(str(where), Wishes(**wishes), by=SYSTEM, tell=lambda _: None)


@real
@pytest.mark.slow
@pytest.mark.parametrize("name", COUNTS)
def test_every_record_of_a_real_feed_is_kept_or_set_aside_and_again_changes_nothing(
    name: str,
) -> None:
    path = SHARED / "meeting-guide" / f"{name}.json"
    first = brought(path)
    assert first.outcome.read == COUNTS[name]
    assert first.outcome.added + len(first.reading.rejected) == COUNTS[name]
    again = brought(path)
    assert again.outcome.unchanged == first.outcome.added
    assert (again.outcome.added, again.outcome.changed, again.outcome.retired) == (0, 0, 0)
    assert again.outcome.tables == {}


@real
@pytest.mark.slow
def test_a_bmlt_server_comes_with_its_bodies_and_formats() -> None:
    done = brought(SHARED / "bmlt")
    assert done.outcome.added == done.outcome.read == 427
    assert Meeting.objects.filter(is_published=True).count() == 423
    assert ServiceBody.objects.exclude(source_key="").count() == 44
    assert FormatWords.objects.count() == 139
    assert Meeting.objects.filter(format_ids="").count() == 23
    again = brought(SHARED / "bmlt")
    assert (again.outcome.unchanged, again.outcome.tables) == (427, {})


@real
def test_a_file_that_is_no_json_is_refused_and_nothing_changes() -> None:
    with pytest.raises(Refused, match="not valid JSON"):
        brought(SHARED / "meeting-guide" / "edge-invalid.json")
    assert not Source.objects.exists()


@real
def test_no_password_and_no_name_of_a_real_feed_is_kept() -> None:
    brought(SHARED / "meeting-guide" / "aasfmarin-2022.json")
    brought(SHARED / "meeting-guide" / "edge-times.json")
    for text in map(json.dumps, Listing.objects.values_list("record", flat=True)):
        assert "085392" not in text
        assert "REDACTED" not in text
        assert "Redacted Person" not in text


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ({"name": " "}, "There is no name."),
        ({"day": "7"}, 'The day "7" is not 0 (Sunday) to 6 (Saturday).'),
        ({"time": "25:00"}, 'The time "25:00" is no time of day.'),
        ({"time": "soon"}, 'The time "soon" is no time of day.'),
    ],
)
def test_what_cannot_be_used_is_set_aside_with_its_reason(
    fault: dict[str, str], reason: str
) -> None:
    reading = reading_of([row(), row("Second") | fault])
    assert [(one.line, one.reason) for one in reading.rejected] == [(2, reason)]
    source = make_source()
    import_listings(source=source, reading=reading, by=SYSTEM)
    assert source.set_aside.get().reason == reason
    assert Meeting.objects.count() == 1


def test_feeds_are_read_as_they_really_are() -> None:
    told = row(
        "Caf&eacute; <b>Hope</b>", slug=254, day=["6"], time="11:00 AM", end_time="12:30 PM",
        types=["onl", "o", "", "ZZ"], updated="8/25/2022 11:17:07 AM",
    )  # fmt: skip
    reading = reading_of([told, row("Later", day=None, time=None)])
    first, later = reading.records
    assert first.name == "Café Hope"
    assert (first.weekday, first.minute, first.duration) == (6, 660, 90)
    assert first.types == ["ONL", "O", "ZZ"]
    assert first.confirmed_on == "2022-08-25"
    assert (later.weekday, later.minute) == (None, None)


def test_a_changed_record_changes_its_meeting_and_keeps_its_number() -> None:
    bring_in([row(), row("Second")])
    number = Meeting.objects.get(name="Early birds").pk
    done = bring_in([row(time="20:00", end_time="21:00"), row("Second")])
    assert (done.changed, done.unchanged) == (1, 1)
    assert Meeting.objects.get(pk=number).week_minute == 2 * 1440 + 20 * 60
    change = MeetingChange.objects.get(kind="change")
    assert change.fields["week_minute"] == ["4020", "4080"]


def test_what_vanished_is_retired_and_comes_back() -> None:
    bring_in([row(), row("Second")])
    assert bring_in([row()]).retired == 1
    second = Meeting.objects.get(name="Second")
    assert second.retired_at is not None
    assert bring_in([row()]).retired == 0
    assert bring_in([row(), row("Second")]).added == 1
    second.refresh_from_db()
    assert second.retired_at is None


def test_a_meeting_of_two_sources_is_shown_once_with_both() -> None:
    elm, oak = make_source("Elm"), make_source("Oak")
    bring_in([row(updated="2024-01-01 00:00:00", notes="Old")], elm)
    same = row(
        "The Early Birds Group",
        slug="x",
        formatted_address="1 Main Street, Hartford, CT 06103, USA",
    )
    bring_in([same | {"updated": "2025-01-01 00:00:00", "notes": "New"}], oak)
    meeting = Meeting.objects.get()
    assert [one["name"] for one in meeting.listed_by] == ["Elm", "Oak"]
    assert meeting.facts["notes"] == "New"
    # Oak gives it up: Elm's words are shown, and it stays.
    bring_in([row("Another", slug="y")], oak)
    meeting.refresh_from_db()
    assert meeting.retired_at is None
    assert meeting.facts["notes"] == "Old"
    assert [one["name"] for one in meeting.listed_by] == ["Elm"]


def test_what_is_shown_brings_its_own_formats_whoever_imports() -> None:
    elm, oak = make_source("Elm"), make_source("Oak")
    bring_in([row(types=["O", "X"], updated="2024-01-01")], elm)
    bring_in([row(types=["C"], updated="2025-01-01")], oak)
    assert Meeting.objects.get().format_keys == "C"
    bring_in([row("Another", slug="y")], oak)
    assert Meeting.objects.get(name="Early birds").format_keys == "O,X"


def test_two_alike_of_one_source_are_two_meetings() -> None:
    bring_in([row(), row()])
    assert Meeting.objects.count() == 2


def test_passwords_and_names_are_shown_when_the_source_says_so() -> None:
    secret = row(
        conference_url="https://zoom.us/j/1?pwd=abc", conference_phone="+1203,,1#,,#,,777#",
        notes="Password: tulip\nContact Bob W. for the key.", contact_1_name="Bob Wise",
    )  # fmt: skip
    bring_in([secret], make_source("Shy"))
    bring_in([secret], make_source("Open", shows_passwords=True, shows_names=True))
    shy, told = (json.dumps(one.record) for one in Listing.objects.order_by("source__pk"))
    assert "abc" not in shy
    assert "777" not in shy
    assert "tulip" not in shy
    assert "Bob" not in shy
    assert "https://zoom.us/j/1?pwd=abc" in told
    assert "Password: tulip" in told
    assert "Bob W." in told
    assert "Bob Wise" not in told


def test_a_list_of_our_own_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_text(
        "name,day,time,minutes,fellowship,place,street,city,state,postal_code,venue,closed_until\n"
        "All welcome,Friday,6:00 PM,45,all-recovery,Center,9 Elm St,Hartford,CT,06106,in person,"
        "2027-01-04\n"
        "Broken,Someday,18:00,,,,,,,,,\n",
        encoding="utf-8",
    )
    done = brought(path)
    assert (done.outcome.added, len(done.reading.rejected)) == (1, 1)
    meeting = Meeting.objects.select_related("zone").get()
    assert (meeting.fellowship, meeting.duration, meeting.weekday) == ("all-recovery", 45, 5)
    assert (meeting.zone.name, meeting.is_approximate) == ("America/New_York", True)
    assert str(meeting.closed_until) == "2027-01-04"


def test_the_command_says_what_every_import_says(tmp_path: Path) -> None:
    path = tmp_path / "elm.json"
    path.write_text(json.dumps([row(), row("Broken", day=9)]), encoding="utf-8")
    told = import_meetings.summary(brought(path))
    assert told["rejected"] == [
        {"file": "elm.json", "line": 2, "reason": 'The day "9" is not 0 (Sunday) to 6 (Saturday).'}
    ]
    assert (told["read"], told["added"], told["changed"], told["retired"]) == (2, 1, 0, 0)
    assert told["tables"]["meetings"] == 1


def test_an_empty_list_is_refused_and_retires_nothing(tmp_path: Path) -> None:
    bring_in([row()])
    path = tmp_path / "Elm.json"
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(Refused, match="lists nothing"):
        brought(path)
    assert Meeting.objects.get().retired_at is None


def test_only_whoever_runs_the_host_brings_meetings_in() -> None:
    with pytest.raises(NotPermitted):
        import_listings(source=make_source(), reading=reading_of([row()]), by=Actor.public())
