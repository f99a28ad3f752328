"""Addresses of requests and proposals."""

from django.urls import path

from alongside.matching.views import mine, proposals, requests

app_name = "matching"

urlpatterns = [
    path("requests/", requests.waiting, name="requests"),
    path("requests/new/", requests.new, name="new-request"),
    path("requests/<uuid:request_id>/", requests.detail, name="request"),
    path("requests/<uuid:request_id>/propose/", requests.propose, name="propose"),
    path("requests/<uuid:request_id>/close/", requests.close, name="close-request"),
    path("proposals/", proposals.waiting, name="proposals"),
    path("proposals/<uuid:proposal_id>/answer/", proposals.reply, name="answer"),
    path("proposals/<uuid:proposal_id>/told/", proposals.told, name="told"),
    path("me/coach/", mine.coach, name="my-coach"),
    path("me/coach/answer/", mine.reply, name="my-answer"),
    path("me/coach/change/", mine.change, name="change-coach"),
    path("me/coach/withdraw/", mine.withdraw, name="my-withdraw"),
    path("me/coach/apart/<uuid:coach_id>/", mine.lift, name="lift-mark"),
]
