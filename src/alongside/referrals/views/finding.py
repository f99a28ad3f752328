"""The person finds a service and goes there by themselves; nothing is told to anybody."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from alongside.core import audit
from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.people.access import ActorRequest, access
from alongside.people.models import Person
from alongside.referrals.commands import needs as need_commands
from alongside.referrals.commands import referring
from alongside.referrals.forms import routes
from alongside.referrals.forms.refer import ChooseForm, FindForm
from alongside.referrals.models.referral import Way
from alongside.referrals.queries import referrals, services
from alongside.referrals.queries import routes as ways
from alongside.referrals.queries.services import Choice
from alongside.referrals.views.pages import own_person, show
from alongside.ui.forms import key_of


@require_http_methods(["GET", "POST"])
@access(Role.PARTICIPANT)
def find(request: ActorRequest) -> HttpResponse:
    """This view will find services for the person and keep those they go to (DS-10: by post)."""
    by, person = request.actor, own_person(request)
    about: dict[str, Any] = {
        "person": person,
        "needs": referrals.needs_of(person, by=by),
        "goals": referrals.goals_of(person, by=by),
    }
    if request.method != "POST":
        audit.read(by=by, person=person, what="referral-form")
        return _page(request, FindForm(initial={"need": request.GET.get("need", "")[:41]}, **about))
    found = FindForm(request.POST, **about)
    if not found.is_valid():
        return _page(request, found, status=422)
    data, aim = found.cleaned_data, found.aim()
    choices = services.find(data["words"], near=data["near"], domain=aim.domain, by=by)
    offered = [(str(one.service.pk), f"{one.service.name} · {one.body}") for one in choices]
    about |= {"offered": offered, "routes": ways.open_to(person, by=by)}
    if request.POST.get("do") != "refer":
        start = {name: data[name] for name in ("need", "words", "near")}
        return _page(request, ChooseForm(initial=start, **about), choices)
    form = ChooseForm(request.POST, **about)
    if form.is_valid():
        try:
            with transaction.atomic():  # need and referral, or neither
                _keep(request, person, form)
            return redirect("referrals:mine")
        except BadInput as refusal:
            form.refuse(refusal)
    return _page(request, form, choices, status=422)


def _keep(request: ActorRequest, person: Person, form: ChooseForm) -> None:
    by, aim = request.actor, form.aim()
    need = aim.need or need_commands.tell_need(
        person=person, domain=aim.domain, goal=aim.goal, by=by
    )
    chosen = services.chosen(form.chosen())
    route = routes.chosen(form.cleaned_data)
    key = key_of(request)
    referring.refer(need=need, services=chosen, way=Way.SELF, route=route, id=key, by=by)


def _page(
    request: ActorRequest, form: FindForm, choices: list[Choice] | None = None, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "choices": choices, "is_found": isinstance(form, ChooseForm)}
    return show(request, "find.html", context, status=status)
