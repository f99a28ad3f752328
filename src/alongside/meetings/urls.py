"""Addresses of meetings. Those of pages, feeds and the BMLT interface stay."""

from django.urls import path

from alongside.meetings.views import bmlt, feeds, find, wrong

app_name = "meetings"
urlpatterns = [
    path("meetings/", find.find, name="find"),
    path("meetings/pocket/", find.pocket, name="pocket"),
    path("meetings/reported/", wrong.reported, name="reported"),
    path("meetings/calendar/", find.calendar, name="calendar"),
    path("meetings/<int:meeting_id>/", find.meeting, name="meeting"),
    path("meetings/<int:meeting_id>/calendar.ics", find.entry, name="entry"),
    path("meetings/<int:meeting_id>/wrong/", wrong.wrong, name="wrong"),
    path("desk/meetings/", wrong.desk, name="desk"),
    path("desk/meetings/<uuid:listing_report_id>/settle/", wrong.settle, name="settle"),
    path("feeds/meeting-guide.json", feeds.meeting_guide, name="feed"),
    path("feeds/meetings.ics", feeds.calendar, name="feed-calendar"),
    path("bmlt/client_interface/json/", bmlt.interface, {"form": "json"}, name="bmlt"),
    path("bmlt/client_interface/jsonp/", bmlt.interface, {"form": "jsonp"}, name="bmlt-jsonp"),
]
