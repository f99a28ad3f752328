"""Addresses of the directory. Those of services stay."""

from django.urls import path

from alongside.directory.views import desk, gaps, services

app_name = "directory"
urlpatterns = [
    path("services/missing/", gaps.missing, name="missing"),
    path("services/<uuid:entry_id>/", services.service, name="service"),
    path("services/<uuid:entry_id>/send/", services.send, name="send"),
    path("services/<uuid:entry_id>/wrong/", services.report, name="report"),
    path("services/<uuid:entry_id>/wrong/thanks/", services.report_thanks, name="report-thanks"),
    path("desk/services/", desk.reports, name="desk-reports"),
    path("desk/services/reports/<uuid:report_id>/", desk.close, name="close-report"),
]
