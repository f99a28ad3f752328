"""Where each role starts."""

from django.urls import path

from alongside.portals.views import figures, home, me, overview, team

COACH = "team/<uuid:membership_id>/"

urlpatterns = [
    path("home/", home.home, name="home"),
    path("home/role/", home.role, name="home-role"),
    path("me/", me.me, name="me"),
    path("overview/", overview.overview, name="overview"),
    path("team/", team.team, name="team"),
    path(f"{COACH}cover/", team.cover, name="team-cover"),
    path("team/cover/<uuid:assignment_id>/end/", team.end_cover, name="team-cover-end"),
    path("figures/", figures.figures, name="figures"),
]
