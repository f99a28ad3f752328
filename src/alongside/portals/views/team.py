"""Coaches of a supervisor's programs, and covering for one another."""

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.core import audit, clock
from alongside.core.actor import Role
from alongside.people.access import ActorRequest, access
from alongside.people.commands import assignments
from alongside.portals.presenters import waiting as words
from alongside.portals.queries import overview as asks
from alongside.portals.queries import team as queries
from alongside.ui.forms import Form, MultiChoiceField, SelectField, posted
from alongside.workforce.queries import team as teams


@require_safe
@access(Role.SUPERVISOR)
def team(request: ActorRequest) -> HttpResponse:
    """This view will show the coaches with their people, room and certificates."""
    by = request.actor
    today = clock.today(request.membership.organisation.time_zone)
    context = {
        "coaches": asks.coaches(by),
        "ending": queries.ending_soon(by=by, today=today),
        "covers": queries.covers(by),
        "load": words.load,
        "today": today,
    }
    return render(request, "portals/team.html", context)


class CoverForm(Form):
    """Who covers, and for whom."""

    covering = SelectField(label=_("Who covers?"))
    people = MultiChoiceField(label=_("For whom?"))


@require_http_methods(["GET", "POST"])
@access(Role.SUPERVISOR)
def cover(request: ActorRequest, membership_id: uuid.UUID) -> HttpResponse:
    """This view will let another coach cover for some of a coach's people."""
    by = request.actor
    coach = teams.coach(membership_id, by=by)
    served = {str(p.pk): p for p in queries.people_of(by=by, coach_id=coach.pk)}
    others = {str(c.pk): c for c in teams.coaches(by=by).exclude(pk=coach.pk).order_by("name")}
    form = CoverForm(posted(request))
    form.offer("covering", [(k, c.name) for k, c in others.items()])
    form.offer("people", [(k, p.short_name) for k, p in served.items()])
    if request.method == "POST" and form.is_valid():
        for key in form.cleaned_data["people"]:
            stand_in = others[form.cleaned_data["covering"]]
            assignments.cover(person=served[key], coach=stand_in, by=by)
        return redirect("team")
    audit.listed(by=by, what="team", person_ids=[p.pk for p in served.values()])
    status = 422 if form.is_bound else 200
    context = {"form": form, "coach": coach, "served": served}
    return render(request, "portals/cover.html", context, status=status)


@require_POST
@access(Role.SUPERVISOR)
def end_cover(request: ActorRequest, assignment_id: uuid.UUID) -> HttpResponse:
    """This view will end a cover."""
    found = queries.cover(assignment_id, by=request.actor)
    assignments.end_assignment(assignment=found, by=request.actor)
    return redirect("team")
