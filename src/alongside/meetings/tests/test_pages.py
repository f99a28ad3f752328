"""The pages: found, kept, printed, reported; and what machines read."""

import datetime as dt
import json

import icalendar
import pytest
from django.test import Client

from alongside.coaching.tests.statements import statements
from alongside.core import clock
from alongside.core.models import AuditEvent
from alongside.meetings.models import Meeting, Report
from alongside.meetings.tests.factories import bring_in, row
from tests.fixtures.people import World, sign_in

pytestmark = pytest.mark.django_db
TUESDAY = dt.datetime(2026, 11, 24, 23, 30, tzinfo=dt.UTC)
SEARCH = {"near": "06106", "how": "in_person", "when": "hour"}
GUIDE = "/feeds/meeting-guide.json"
JSON = "/bmlt/client_interface/json/?switcher="


def read(path: str, **asked: str) -> str:
    with clock.frozen(TUESDAY):
        visitor = Client()
        answer = visitor.post(path, asked, follow=True) if asked else visitor.get(path)
    assert answer.status_code == 200, answer.status_code
    if answer.streaming:
        return b"".join(answer).decode()
    return answer.content.decode()


def test_a_visitor_finds_the_next_hour_with_how_far_and_when(world: World) -> None:
    bring_in([row()])
    page = read("/meetings/", **SEARCH)
    for words in ("1 meeting", "Early birds", "starts in 30 min", "7:00 pm EST", "miles"):
        assert words in page.replace("\u00a0", " "), words


def test_where_nothing_starts_soon_one_tap_looks_further(world: World) -> None:
    bring_in([row(conference_url="https://zoom.us/j/7", types=["ONL"])])
    page = read("/meetings/", **{**SEARCH, "near": "90001"})
    assert "No meeting was found" in page
    assert 'name="when" value="today"' in page
    assert 'name="how" value="online"' in page
    with clock.frozen(TUESDAY):  # the button's own value comes after the field's
        found = Client().post("/meetings/", {**SEARCH, "how": ["in_person", "online"]})
    assert "Early birds" in found.content.decode()


def test_a_reader_elsewhere_sees_both_times(world: World) -> None:
    bring_in([row(conference_url="https://zoom.us/j/7", types=["ONL"])])
    asked = {"how": "online", "when": "hour", "zone": "America/Los_Angeles"}
    page = read("/meetings/", **asked).replace("\u00a0", " ")
    assert "today, 7:00 pm EST" in page
    assert "In your time: today, 4:00 pm PST" in page


def test_finding_asks_the_database_four_times_at_most(world: World) -> None:
    bring_in([row(f"Meeting {n}") for n in range(30)])
    for asked in (SEARCH, {**SEARCH, "when": ""}, {**SEARCH, "when": "3"}):
        with clock.frozen(TUESDAY):
            said = statements(Client(), "/meetings/", dict(asked))
        assert len(said) <= 4, [one[:90] for one in said]


def test_the_interface_asks_the_database_four_times_at_most(world: World) -> None:
    bring_in([row(f"Meeting {n}") for n in range(30)])
    asked = "GetSearchResults&lat_val=41.76&long_val=-72.68&geo_width=-5&weekdays=3"
    said = statements(Client(), f"{JSON}{asked}&sort_results_by_distance=1")
    # The radius and the search: nobody is looked up for what is the same for everybody.
    assert len(said) <= 2, [one[:90] for one in said]


def test_a_place_nobody_knows_is_said_and_nothing_is_lost(world: World) -> None:
    answer = Client().post("/meetings/", {**SEARCH, "near": "Nowhereville QQ"})
    assert answer.status_code == 422
    assert 'value="Nowhereville QQ"' in answer.content.decode()


def test_a_calendar_knows_the_zone_and_says_nothing_of_what_it_is(world: World) -> None:
    bring_in([row()])
    number = Meeting.objects.get().pk
    made = icalendar.Calendar.from_ical(read(f"/meetings/{number}/calendar.ics"))
    zones = made.walk("VTIMEZONE")
    event = made.walk("VEVENT")[0]
    assert [str(one["TZID"]) for one in zones] == ["America/New_York"]
    assert event["DTSTART"].params["TZID"] == "America/New_York"
    assert event["DTSTART"].to_ical() == b"20261124T190000"
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;BYDAY=TU"
    assert str(event["SUMMARY"]) == "Meeting"
    assert str(event["UID"]) == f"meeting-{number}@testserver"


def test_ticked_ones_alone_go_into_the_calendar(world: World) -> None:
    bring_in([row(f"Meeting {n}", time=f"19:{n:02}") for n in range(3)])
    ids = list(Meeting.objects.order_by("pk").values_list("pk", flat=True))
    with clock.frozen(TUESDAY):
        every = Client().post("/meetings/calendar/", SEARCH).content
        some = Client().post("/meetings/calendar/", {**SEARCH, "pick": ids[1]}).content
    assert every.count(b"BEGIN:VEVENT") == 3
    assert some.count(b"BEGIN:VEVENT") == 1


def test_the_pocket_list_has_no_word_of_what_it_is_in_its_title(world: World) -> None:
    bring_in([row()])
    page = read("/meetings/pocket/", **SEARCH)
    assert "<title>List" in page
    assert "Early birds" in page


def test_a_wrong_listing_reaches_the_desk_and_is_settled(world: World) -> None:
    bring_in([row()])
    path = f"/meetings/{Meeting.objects.get().pk}/wrong/"
    key = read(path).split('name="key" value="')[1][:36]
    said = {"wrong": "time", "words": "It is at 8 now", "key": key}
    assert "Thank you" in read(path, **said)
    assert "Thank you" in read(path, **said)  # sent twice is one report
    ada = sign_in(world.membership_of(world.ada))
    page = ada.get("/desk/meetings/").content.decode()
    assert "It is at 8 now" in page
    report = Report.objects.across_organisations("test").get()
    ada.post(f"/desk/meetings/{report.pk}/settle/")
    assert "It is at 8 now" not in ada.get("/desk/meetings/").content.decode()
    assert AuditEvent.objects.filter(action="meetings.settle_report").count() == 1
    dana = sign_in(world.membership_of(world.dana))
    assert dana.post(f"/desk/meetings/{report.pk}/settle/").status_code == 404


def test_the_feed_is_one_that_we_read_ourselves(world: World) -> None:
    bring_in([row(), row("Online", slug="o", conference_url="https://zoom.us/j/7", types=["ONL"])])
    rows = json.loads(read(GUIDE))
    assert [one["name"] for one in rows] == ["Early birds", "Online"]
    assert (rows[0]["day"], rows[0]["time"], rows[0]["end_time"]) == (2, "19:00", "20:00")
    assert len({one["slug"] for one in rows}) == 2
    assert all(len(one["slug"]) <= 64 for one in rows)


def test_other_sites_may_read_feeds_and_interface_and_ask_what_changed(world: World) -> None:
    bring_in([row()])
    visitor = Client()
    for path in (GUIDE, "/feeds/meetings.ics", f"{JSON}GetServerInfo"):
        answer = visitor.get(path)
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert not answer.cookies
    tag = visitor.get(GUIDE)["ETag"]
    assert visitor.get(GUIDE, headers={"if-none-match": tag}).status_code == 304
    bring_in([row(), row("New")])
    assert visitor.get(GUIDE, headers={"if-none-match": tag}).status_code == 200


def test_the_interface_answers_like_a_server_to_its_clients(world: World) -> None:
    bring_in([row()])
    number = str(Meeting.objects.get().pk)
    found = json.loads(read(f"{JSON}GetSearchResults&weekdays=3&get_used_formats=1"))
    assert [one["id_bigint"] for one in found["meetings"]] == [number]
    assert found["meetings"][0]["weekday_tinyint"] == "3"
    assert found["formats"][0]["key_string"] == "O"
    info = json.loads(read(f"{JSON}GetServerInfo"))[0]
    assert set(info["available_keys"].split(",")) - {"published"} <= set(found["meetings"][0])
    bodies = json.loads(read(f"{JSON}GetServiceBodies"))
    assert found["meetings"][0]["service_body_bigint"] in [one["id"] for one in bodies]
    towns = json.loads(read(f"{JSON}GetFieldValues&meeting_key=location_municipality"))
    assert towns == [{"location_municipality": "Hartford", "ids": number}]
    script = read("/bmlt/client_interface/jsonp/?switcher=GetFieldKeys&callback=show")
    assert script.startswith("/**/show([")
    changes = json.loads(read(f"{JSON}GetChanges&meeting_id={number}"))
    assert changes[0]["change_type"] == "comdef_change_type_new"


@pytest.mark.parametrize(
    "asked",
    ["weekdays=9", "weekdays=x", "meeting_ids=99999999999999999999", "lat_val=1",
     "lat_val=x&long_val=1",
     "lat_val=400&long_val=0&geo_width=1", "meeting_key=nothing&meeting_key_value=1",
     "meeting_key=start_time&meeting_key_value=zz", "StartsAfterH=23&StartsBeforeH=1",
     "SearchString=%22%27%29%3B", "advanced_published=-1", "formats=999999", "services=999999"],
)  # fmt: skip
def test_wrong_input_gives_an_empty_answer_or_is_passed_over(asked: str, world: World) -> None:
    bring_in([row()])
    every = json.loads(read(f"{JSON}GetSearchResults"))
    assert json.loads(read(f"{JSON}GetSearchResults&{asked}")) in ([], every)
