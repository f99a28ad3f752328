"""Proposals for coaches, and what a person said to the supervisor."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.core import audit
from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.core.places import place_of
from alongside.matching.commands import proposals
from alongside.matching.models import Proposal
from alongside.matching.presenters import wishes
from alongside.matching.queries import answers
from alongside.people.access import ActorRequest, access


@access(Role.COACH)
def waiting(request: ActorRequest) -> HttpResponse:
    """This view will show a coach whom they were proposed for, with no more than they need."""
    found = list(answers.for_coach(by=request.actor)[:50])
    people = [one.person_id for one in found]
    audit.listed(by=request.actor, what="proposals", person_ids=people)
    return render(request, "matching/proposals.html", {"rows": [_row(one) for one in found]})


def _row(one: Proposal) -> dict[str, object]:
    place = place_of(one.person.zip) if one.person.zip else None
    return {
        "proposal": one,
        "name": one.person.first_name,
        "town": place.city if place else "",
        "wants": wishes.wants(one.request),
        "wishes": wishes.wishes(one.request),
        "words": wishes.words_for_coach(one.request),
    }


@require_POST
@access(Role.COACH)
def reply(request: ActorRequest, proposal_id: uuid.UUID) -> HttpResponse:
    """This view will keep a coach's yes or no; "apart" keeps them from being asked again."""
    by = request.actor
    proposal = answers.get(proposal_id, by=by)
    said = said_of(request)
    proposals.answer(proposal=proposal, is_yes=said == "yes", is_apart=said == "apart", by=by)
    messages.success(request, _("Thank you. Your answer is kept."))
    return redirect("matching:proposals")


@require_POST
@access(Role.SUPERVISOR)
def told(request: ActorRequest, proposal_id: uuid.UUID) -> HttpResponse:
    """This view will write down what the person said about a proposed coach."""
    proposal = answers.get(proposal_id, by=request.actor)
    said = said_of(request)
    proposals.answer(proposal=proposal, is_yes=said == "yes", told_staff=True, by=request.actor)
    messages.success(request, _("Their answer is written down."))
    return redirect("matching:request", request_id=proposal.request_id)


def said_of(request: ActorRequest) -> str:
    """
    This function will read an answer: yes, no, or apart (no, and not again).

    :raises BadInput: for anything else
    """
    said = request.POST.get("say", "")
    if said not in {"yes", "no", "apart"}:
        raise BadInput(_("Choose yes or no."))
    return said
