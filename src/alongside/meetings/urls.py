"""Addresses of meetings. Those of feeds and of the BMLT interface stay."""

from django.urls import path

from alongside.meetings.views import bmlt

app_name = "meetings"
urlpatterns = [
    path("bmlt/client_interface/json/", bmlt.interface, {"form": "json"}, name="bmlt"),
    path("bmlt/client_interface/jsonp/", bmlt.interface, {"form": "jsonp"}, name="bmlt-jsonp"),
]
