"""The coach's first page."""

from django.urls import path

from alongside.portals.views import today

urlpatterns = [path("today/", today.today, name="today")]
