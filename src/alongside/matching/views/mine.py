"""The person's own page about their coach: who it is, who is proposed, and asking for another."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.core.actor import Actor, Role
from alongside.core.errors import BadInput, Conflict, NotFound
from alongside.core.ids import new_id, parse_client_id
from alongside.matching.commands import marks, proposals, requests
from alongside.matching.forms import ChangeForm
from alongside.matching.presenters import cards
from alongside.matching.queries import answers, unavailable
from alongside.matching.views.proposals import said_of
from alongside.people.access import ActorRequest, access
from alongside.people.models import Membership, Person
from alongside.people.queries import caseload, persons
from alongside.ui.forms import posted
from alongside.workforce.queries import profiles


@access(Role.PARTICIPANT)
def coach(request: ActorRequest) -> HttpResponse:
    """This view will show the person's coach and whoever is proposed to them."""
    by = request.actor
    person = _person(by)
    proposal = answers.for_person(by=by)
    current = caseload.coach_of(by=by, person_id=person.pk)
    with timezone.override(person.time_zone):
        context = {
            "proposal": proposal,
            "proposed": cards.of_coach(by=by, coach=proposal.coach) if proposal else None,
            "current": cards.of_coach(by=by, coach=current.coach) if current else None,
            "asked": answers.request_of_person(by=by),
            "apart": unavailable.marked_by_person(by=by),
            "key": new_id(),
        }
        return render(request, "matching/my_coach.html", context)


@require_POST
@access(Role.PARTICIPANT)
def reply(request: ActorRequest) -> HttpResponse:
    """This view will keep the person's yes or no to the coach who is proposed."""
    by = request.actor
    proposal = answers.for_person(by=by)
    if proposal is None or str(proposal.pk) != request.POST.get("proposal"):
        raise NotFound(_("There is nothing here."))
    said = said_of(request)
    proposals.answer(proposal=proposal, is_yes=said == "yes", is_apart=said == "apart", by=by)
    messages.success(request, _("Thank you. Your answer is kept."))
    return redirect("matching:my-coach")


@access(Role.PARTICIPANT)
def change(request: ActorRequest) -> HttpResponse:
    """This view will let the person ask for a coach, or another one, with no reason asked."""
    by = request.actor
    person = _person(by)
    current = caseload.coach_of(by=by, person_id=person.pk)
    coaches = [
        one
        for one in profiles.published(by=by).order_by("name")[:200]
        if current is None or one.coach_id != current.coach_id
    ]
    form = ChangeForm(posted(request), coaches=coaches)
    if current is None:
        del form.fields["stays"], form.fields["apart"]
    if request.method == "POST" and form.is_valid():
        wished = next((c.coach for c in coaches if c.slug == form.slug()), None)
        try:
            _ask(request, person, form, wished)
            messages.success(request, _("We look for a coach with you."))
            return redirect("matching:my-coach")
        except (BadInput, Conflict) as error:
            form.refuse(error)
    context = {"form": form, "current": current, "key": form.key()}
    return render(request, "matching/change.html", context, status=422 if form.is_bound else 200)


def _ask(
    request: ActorRequest, person: Person, form: ChangeForm, wished: Membership | None
) -> None:
    data = form.cleaned_data
    requests.ask_for_change(
        person=person,
        ends_now=data.get("stays") == "end",
        is_apart=bool(data.get("apart")),
        words=data["words"],
        wished_coach=wished,
        id=parse_client_id(request.POST.get("key")),
        by=request.actor,
    )


@require_POST
@access(Role.PARTICIPANT)
def withdraw(request: ActorRequest) -> HttpResponse:
    """This view will take the person's request back."""
    found = answers.request_of_person(by=request.actor)
    if found is not None:
        requests.withdraw_request(request=found, by=request.actor)
        messages.success(request, _("Your request is taken back."))
    return redirect("matching:my-coach")


@require_POST
@access(Role.PARTICIPANT)
def lift(request: ActorRequest, coach_id: uuid.UUID) -> HttpResponse:
    """This view will end the person's own wish to be kept apart from a coach."""
    by = request.actor
    found = unavailable.marked_by_person(by=by).filter(coach_id=coach_id).first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    marks.lift(person=_person(by), coach=found.coach, by=by)
    messages.success(request, _("This coach can be suggested to you again."))
    return redirect("matching:my-coach")


def _person(by: Actor) -> Person:
    if by.person_id is None:
        raise NotFound(_("There is nothing here."))
    return persons.get(by.person_id, by=by)
