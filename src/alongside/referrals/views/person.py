"""A person's needs and referrals, at the desk of those who work with them; and a new referral."""

import uuid
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.core import audit
from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.people.access import ActorRequest, access
from alongside.people.models import Person
from alongside.people.queries import persons
from alongside.referrals.commands import needs as need_commands
from alongside.referrals.commands import referring
from alongside.referrals.forms import routes
from alongside.referrals.forms.refer import FindForm, ReferForm
from alongside.referrals.models.need import NeedEnd
from alongside.referrals.presenters import learned, words
from alongside.referrals.queries import referrals, services
from alongside.referrals.queries import routes as ways
from alongside.referrals.queries.services import Choice
from alongside.referrals.views.pages import in_zone, show
from alongside.ui.forms import key_of

workers = access(Role.COACH, Role.SUPERVISOR, person="person_id")


@require_safe
@workers
@in_zone
def listed(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """This view will list what a person wants help with and their referrals."""
    by = request.actor
    person = persons.get(person_id, by=by)
    audit.read(by=by, person=person, what="referrals")
    context = {
        "person": person,
        "needs": referrals.needs_of(person, by=by),
        "lines": referrals.of_person(person, by=by),
        "words": words,
    }
    return show(request, "person.html", context)


@require_http_methods(["GET", "POST"])
@workers
@in_zone
def refer(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """
    This view will find services for a need and make a referral to those the person chooses.

    Words travel in the form, never in the address (DS-10).
    """
    by = request.actor
    person = persons.get(person_id, by=by)
    about: dict[str, Any] = {
        "person": person,
        "needs": referrals.needs_of(person, by=by),
        "goals": referrals.goals_of(person, by=by),
    }
    if request.method != "POST":
        audit.read(by=by, person=person, what="referral-form")
        start = {"need": request.GET.get("need", "")[:41]}
        return _page(request, person, FindForm(initial=start, **about), [])
    found = FindForm(request.POST, **about)
    if not found.is_valid():
        return _page(request, person, found, [], status=422)
    choices = _found(found, request)
    about |= {"offered": _offered(choices), "routes": ways.open_to(person, by=by)}
    if request.POST.get("do") != "refer":
        start = {name: found.cleaned_data[name] for name in ("need", "words", "near")}
        form = ReferForm(initial=start, **about)
        return _page(request, person, form, choices)
    form = ReferForm(request.POST, **about)
    if form.is_valid():
        try:
            with transaction.atomic():  # need and referral, or neither
                _keep(request, person, form)
            return redirect("referrals:person", person.pk)
        except BadInput as refusal:
            form.refuse(refusal)
    return _page(request, person, form, choices, status=422)


def _keep(request: ActorRequest, person: Person, form: ReferForm) -> None:
    by, aim = request.actor, form.aim()
    need = aim.need or need_commands.tell_need(
        person=person, domain=aim.domain, goal=aim.goal, by=by
    )
    referring.refer(
        need=need,
        services=services.chosen(form.chosen()),
        way=form.cleaned_data["way"],
        asked=form.asked(),
        route=routes.chosen(form.cleaned_data),
        id=key_of(request),
        by=by,
    )


def _page(
    request: ActorRequest,
    person: Person,
    form: FindForm,
    choices: list[Choice],
    *,
    status: int = 200,
) -> HttpResponse:
    context = {"person": person, "form": form, "choices": choices, "learned": learned.sentences}
    context["is_found"] = isinstance(form, ReferForm)
    return show(request, "refer.html", context, status=status)


def _found(form: FindForm, request: ActorRequest) -> list[Choice]:
    data = form.cleaned_data
    domain = form.aim().domain
    return services.find(data["words"], near=data["near"], domain=domain, by=request.actor)


def _offered(choices: list[Choice]) -> list[tuple[str, str]]:
    return [(str(one.service.pk), f"{one.service.name} · {one.body}") for one in choices]


@require_POST
@access(Role.COACH, Role.SUPERVISOR)
def end(request: ActorRequest, need_id: uuid.UUID) -> HttpResponse:
    """This view will set a need aside, or note that it was met without a referral."""
    found = referrals.need(need_id, by=request.actor)
    how = request.POST.get("end", NeedEnd.SET_ASIDE)
    need_commands.end_need(need=found, end=how, by=request.actor)
    return redirect("referrals:person", found.person_id)
