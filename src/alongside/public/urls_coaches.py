"""Addresses of finding a coach and asking for support. These stay."""

from django.urls import path

from alongside.public.views import ask, coaches, joining

urlpatterns = [
    path("coaches/", coaches.find, name="coaches"),
    path("coaches/<slug:slug>/", coaches.coach, name="coach"),
    path("how-we-order/", coaches.how_we_order, name="how-we-order"),
    path("ask/", ask.ask, name="ask"),
    path("ask/done/", joining.done, name="ask-done"),
    path("ask/<slug:slug>/", ask.ask, name="ask-coach"),
]
