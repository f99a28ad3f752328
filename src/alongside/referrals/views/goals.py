"""A need becomes a goal of the plan, in the person's words."""

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.people.access import ActorRequest, access
from alongside.referrals.commands import needs as commands
from alongside.referrals.presenters import words
from alongside.referrals.queries import referrals
from alongside.referrals.views.pages import show
from alongside.ui.forms import Form, LongTextField

both = require_http_methods(["GET", "POST"])


class GoalForm(Form):
    """The goal in the person's words."""

    words = LongTextField(
        _("What do you want?"), max_length=500, missing=_("Write it in your own words.")
    )


@both
@access(Role.COACH)
def together(request: ActorRequest, need_id: uuid.UUID) -> HttpResponse:
    """This view will make a need a goal, with the coach."""
    return _made(request, need_id, by_self=False)


@both
@access(Role.PARTICIPANT)
def mine(request: ActorRequest, need_id: uuid.UUID) -> HttpResponse:
    """This view will let the person make a need of theirs a goal."""
    return _made(request, need_id, by_self=True)


def _made(request: ActorRequest, need_id: uuid.UUID, *, by_self: bool) -> HttpResponse:
    by = request.actor
    need = referrals.need(need_id, by=by)
    bound = request.POST if request.method == "POST" else None
    form = GoalForm(bound, initial={"words": need.words})
    if form.is_bound and form.is_valid():
        try:
            commands.make_goal(need=need, words=form.cleaned_data["words"], by=by)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect("coaching:my-plan") if by_self else _to_person(need.person_id)
    context = {"person": need.person, "need": need, "form": form, "by_self": by_self}
    return show(
        request, "goal.html", {**context, "words": words}, status=422 if form.is_bound else 200
    )


def _to_person(person_id: uuid.UUID) -> HttpResponse:
    return redirect("referrals:person", person_id)
