"""Addresses of the pages on consents."""

from django.urls import path

from alongside.privacy.views import person_sharing, recipients, sharing

_ONE = "people/<uuid:person_id>/sharing/<uuid:consent_id>/"

urlpatterns = [
    path("me/sharing/", sharing.mine, name="my_sharing"),
    path("me/sharing/<uuid:consent_id>/", sharing.consent, name="my_consent"),
    path("me/sharing/<uuid:consent_id>/sign/", sharing.sign, name="my_sign"),
    path("me/sharing/<uuid:consent_id>/stop/", sharing.stop, name="my_stop"),
    path("me/sharing/<uuid:consent_id>/copy/", sharing.copy, name="my_copy"),
    path("people/<uuid:person_id>/sharing/", person_sharing.listed, name="person_sharing"),
    path("people/<uuid:person_id>/sharing/new/<slug:kind>/", person_sharing.draft, name="draft"),
    path(_ONE, person_sharing.consent, name="person_consent"),
    path(f"{_ONE}sign/", person_sharing.sign, name="person_sign"),
    path(f"{_ONE}stop/", person_sharing.stop, name="person_stop"),
    path(f"{_ONE}happened/", person_sharing.happened, name="person_happened"),
    path(f"{_ONE}copy/", person_sharing.copy, name="person_copy"),
    path("desk/recipients/", recipients.recipients, name="recipients"),
    path("desk/recipients/<uuid:recipient_id>/", recipients.recipient, name="recipient"),
    path("desk/minors/", recipients.minor_rule, name="minor_rule"),
]
