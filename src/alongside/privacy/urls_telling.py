"""Addresses of the ways out: tell, the partner's page, without consent, legal requests, wishes."""

from django.urls import path

from alongside.privacy.views import (
    auditing,
    grounds,
    legal,
    received,
    research,
    restrictions,
    shared,
    telling,
)

urlpatterns = [
    path("people/<uuid:person_id>/tell/", telling.tell, name="tell"),
    path("people/<uuid:person_id>/tell/emergency/", grounds.emergency, name="tell_emergency"),
    path("people/<uuid:person_id>/tell/child/", grounds.child, name="tell_child"),
    path("people/<uuid:person_id>/tell/adult/", grounds.adult, name="tell_adult"),
    path("people/<uuid:person_id>/tell/crime/", grounds.crime, name="tell_crime"),
    path("people/<uuid:person_id>/received/", received.listed, name="received"),
    path(
        "people/<uuid:person_id>/received/<uuid:received_id>/file/",
        received.file,
        name="received_file",
    ),
    path("privacy/research/", research.studies, name="tell_research"),
    path("privacy/research/<uuid:study_id>/", research.study, name="study"),
    path("privacy/research/<uuid:study_id>/prepare/", research.prepare, name="study_prepare"),
    path("privacy/research/<uuid:study_id>/paper/", research.paper, name="study_paper"),
    path("privacy/research/<uuid:study_id>/end/", research.end, name="study_end"),
    path("privacy/audit/", grounds.audited, name="tell_audit"),
    path("privacy/death/", grounds.death, name="tell_death"),
    path("privacy/legal/", legal.listed, name="legal"),
    path("privacy/legal/<uuid:legal_id>/", legal.request, name="legal_request"),
    path("privacy/legal/<uuid:legal_id>/export/", legal.export, name="legal_export"),
    path("privacy/legal/<uuid:legal_id>/paper/", legal.keep_paper, name="legal_paper_new"),
    path("privacy/legal/<uuid:legal_id>/paper/<uuid:paper_id>/", legal.paper, name="legal_paper"),
    path("privacy/audits/", auditing.audits, name="audits"),
    path("privacy/audits/<uuid:grant_id>/end/", auditing.end, name="audit_end"),
    path("audits/", auditing.own, name="audits_own"),
    path("audits/<uuid:grant_id>/", auditing.audited, name="audited"),
    path("audits/<uuid:grant_id>/<uuid:person_id>/", auditing.person, name="audited_person"),
    path("card/records/", legal.card, name="records_card"),
    path("me/sharing/restrictions/", restrictions.mine, name="my_restrictions"),
    path(
        "me/sharing/restrictions/<uuid:restriction_id>/end/",
        restrictions.end,
        name="end_restriction",
    ),
    path("privacy/restrictions/", restrictions.listed, name="restrictions"),
    path("privacy/restrictions/<uuid:restriction_id>/", restrictions.decide, name="restriction"),
    path("shared/", shared.listed, name="shared"),
    path("shared/<uuid:person_id>/", shared.person, name="shared_person"),
]
