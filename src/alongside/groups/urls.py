"""Addresses of groups."""

from django.urls import path

from alongside.groups.views import leading, mentors, own, proofs, session, settings

app_name = "groups"

urlpatterns = [
    path("groups/", leading.groups, name="groups"),
    path("groups/new/", leading.new, name="new"),
    path("groups/guides/", settings.guides, name="guides"),
    path("groups/guides/new/", settings.new_guide, name="new-guide"),
    path("groups/guides/<slug:guide>/", settings.guide, name="guide"),
    path("groups/<uuid:group_id>/", leading.group, name="group"),
    path("groups/<uuid:group_id>/change/", leading.change, name="change"),
    path("groups/<uuid:group_id>/invite/", leading.invite, name="invite"),
    path("groups/<uuid:group_id>/coaches/", leading.hand_over, name="coaches"),
    path("groups/<uuid:group_id>/end/", leading.end, name="end"),
    path("groups/places/<uuid:seat_id>/end/", leading.end_place, name="end-place"),
    path("groups/sessions/<uuid:session_id>/", session.session, name="session"),
    path("groups/sessions/<uuid:session_id>/cancel/", session.cancel, name="cancel-session"),
    path("groups/sessions/<uuid:session_id>/door/", session.door, name="door"),
    path("desk/groups/<uuid:program_id>/", settings.program_rules, name="rules"),
    path("me/groups/", own.mine, name="mine"),
    path("me/groups/<uuid:group_id>/", own.group, name="my-group"),
    path("me/groups/<uuid:group_id>/leave/", own.leave, name="leave"),
    path("me/groups/come/<slug:link>/", own.way_in, name="way-in"),
    path("me/mentors/", mentors.mine, name="mentors"),
    path("me/mentors/offer/<uuid:group_id>/", mentors.offer, name="mentor-offer"),
    path("me/mentors/offer/<uuid:group_id>/end/", mentors.end_offer, name="mentor-offer-end"),
    path("me/mentors/ask/<uuid:offer_id>/", mentors.ask, name="mentor-ask"),
    path("me/mentors/<uuid:mentoring_id>/yes/", mentors.answer, name="mentor-answer"),
    path("me/mentors/<uuid:mentoring_id>/end/", mentors.end, name="mentor-end"),
    path("me/attendance/", proofs.mine, name="proofs"),
    path("me/attendance/<uuid:proof_id>/", proofs.one, name="proof"),
    path("me/attendance/<uuid:proof_id>/file/", proofs.document, name="proof-file"),
    path("me/attendance/<uuid:proof_id>/back/", proofs.take_back, name="proof-back"),
    path("door/<slug:door>/", session.at_the_door, name="at-the-door"),
    path("attendance/", proofs.check, name="check"),
    path("attendance/<slug:code>/", proofs.check, name="check-code"),
]
