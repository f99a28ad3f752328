"""Addresses of the privacy officer's desk, of files to take along and of emergencies."""

from django.urls import path

from alongside.privacy.views import desk, emergency, exports, incidents, review, vendors

INCIDENT = "privacy/incidents/<uuid:incident_id>/"

urlpatterns = [
    path("privacy/", desk.desk, name="desk"),
    path("privacy/looks/", desk.week, name="outliers"),
    path("privacy/review/", review.review, name="review"),
    path("privacy/vendors/", vendors.vendors, name="vendors"),
    path("privacy/vendors/new/", vendors.vendor, name="vendor_new"),
    path("privacy/vendors/<uuid:vendor_id>/", vendors.vendor, name="vendor"),
    path("privacy/vendors/<uuid:vendor_id>/end/", vendors.end, name="vendor_end"),
    path("privacy/incidents/", incidents.incidents, name="incidents"),
    path("privacy/incidents/new/", incidents.new, name="incident_new"),
    path(INCIDENT, incidents.incident, name="incident"),
    path(f"{INCIDENT}assess/", incidents.assess, name="incident_assess"),
    path(f"{INCIDENT}list/", incidents.list_anew, name="incident_list"),
    path(f"{INCIDENT}told/", incidents.told, name="incident_told"),
    path(f"{INCIDENT}close/", incidents.close, name="incident_close"),
    path(f"{INCIDENT}letter/", incidents.letter, name="incident_letter"),
    path("privacy/exports/", exports.all_exports, name="all_exports"),
    path("privacy/exports/<uuid:export_id>/", exports.decide, name="export_decide"),
    path("exports/", exports.exports, name="exports"),
    path("exports/new/", exports.new, name="export_new"),
    path("exports/<uuid:export_id>/", exports.export, name="export"),
    path("exports/<uuid:export_id>/file/", exports.file, name="export_file"),
    path("emergency/", emergency.emergency, name="emergency"),
    path("emergency/told/", emergency.told, name="emergency_told"),
]
