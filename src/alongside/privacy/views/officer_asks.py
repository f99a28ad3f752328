"""The privacy officer's desk for what people ask: listed by due date, extended, answered."""

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.people.access import ActorRequest, access
from alongside.privacy.commands import asks as commands
from alongside.privacy.forms.asks import AnswerForm, ExtendForm
from alongside.privacy.presenters import asks as presenters
from alongside.privacy.queries import asks
from alongside.privacy.views.pages import in_zone, show

officer_only = access(Role.PRIVACY_OFFICER)


@require_safe
@officer_only
@in_zone
def listed(request: ActorRequest) -> HttpResponse:
    """This view will list what waits for an answer, the nearest due date first."""
    found = [presenters.page(row) for row in asks.open_for_officer(request.actor)]
    return show(request, "officer_asks.html", {"asks": found})


@require_http_methods(["GET", "POST"])
@officer_only
@in_zone
def one(request: ActorRequest, ask_id: uuid.UUID) -> HttpResponse:
    """This view will show one ask, and answer it or take more time (it has `why`)."""
    found = asks.get(ask_id, by=request.actor)
    wants_time = "why" in request.POST
    is_post = request.method == "POST"
    form = AnswerForm(request.POST if is_post and not wants_time else None, kind=found.kind)
    more = ExtendForm(request.POST if is_post and wants_time else None)
    chosen = more if wants_time else form
    if chosen.is_bound and chosen.is_valid():
        values = chosen.cleaned_data
        try:
            if wants_time:
                commands.extend(ask=found, reason=values["why"], by=request.actor)
            else:
                commands.answer(ask=found, by=request.actor, **values)
        except BadInput as refusal:
            chosen.refuse(refusal)
        else:
            return redirect("privacy:officer_ask", found.pk)
    context = {"page": presenters.page(found), "form": form, "more": more}
    return show(request, "officer_ask.html", context, status=422 if is_post else 200)
