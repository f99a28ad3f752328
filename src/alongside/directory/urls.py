"""Addresses of the directory: pages for people, the HSDS 3.0 API for programs. Both stay."""

from django.urls import path

from alongside.directory.views import desk, gaps, hsds, services

app_name = "directory"

urlpatterns = [
    path("services/missing/", gaps.missing, name="missing"),
    path("services/<uuid:entry_id>/", services.service, name="service"),
    path("services/<uuid:entry_id>/send/", services.send, name="send"),
    path("services/<uuid:entry_id>/wrong/", services.report, name="report"),
    path("services/<uuid:entry_id>/wrong/thanks/", services.report_thanks, name="report-thanks"),
    path("desk/services/", desk.reports, name="desk-reports"),
    path("desk/services/reports/<uuid:report_id>/", desk.close, name="close-report"),
    path("hsds/3.0/", hsds.about, name="hsds"),
    path("hsds/3.0/services", hsds.services, name="hsds-services"),
    path("hsds/3.0/services/<uuid:row_id>", hsds.service, name="hsds-service"),
    path("hsds/3.0/organizations", hsds.organizations, name="hsds-organizations"),
    path("hsds/3.0/organizations/<uuid:row_id>", hsds.organization, name="hsds-organization"),
    path("hsds/3.0/service_at_locations", hsds.service_at_locations, name="hsds-at-places"),
    path(
        "hsds/3.0/service_at_locations/<uuid:row_id>",
        hsds.service_at_location,
        name="hsds-at-place",
    ),
    path("hsds/3.0/taxonomies", hsds.taxonomies, name="hsds-taxonomies"),
    path("hsds/3.0/taxonomies/<uuid:row_id>", hsds.taxonomy, name="hsds-taxonomy"),
    path("hsds/3.0/taxonomy_terms", hsds.taxonomy_terms, name="hsds-terms"),
    path("hsds/3.0/taxonomy_terms/<uuid:row_id>", hsds.taxonomy_term, name="hsds-term"),
]
