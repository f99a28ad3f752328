"""Addresses of the program administrator's and the partner's pages."""

from django.urls import path

from alongside.portals.views import desk, desk_people, hand_off

urlpatterns = [
    path("desk/", desk.desk, name="desk"),
    path("desk/sites/new/", desk.site, name="desk-site-new"),
    path("desk/sites/<uuid:site_id>/", desk.site, name="desk-site"),
    path("desk/programs/new/", desk.program, name="desk-program-new"),
    path("desk/programs/<uuid:program_id>/", desk.program, name="desk-program"),
    path("desk/people/new/", desk_people.member, name="desk-member-new"),
    path(
        "desk/people/<uuid:membership_id>/",
        desk_people.member_programs,
        name="desk-member-programs",
    ),
    path("desk/people/waiting/", desk_people.waiting, name="desk-second"),
    path("desk/people/<uuid:membership_id>/confirm/", desk_people.confirm, name="desk-confirm"),
    path("desk/people/<uuid:membership_id>/code/", desk_people.first_code, name="desk-code"),
    path("desk/people/<uuid:membership_id>/end/", desk_people.let_go, name="desk-let-go"),
    path("desk/rules/new/", desk.rule, name="desk-rule-new"),
    path("desk/part2/", desk.part2, name="desk-part2"),
    path("hand-off/", hand_off.hand_off, name="hand-off"),
]
