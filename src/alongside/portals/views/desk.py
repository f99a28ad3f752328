"""The program administrator's desk: programs, places, who works here, rules. No records."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.coaching.commands.cadence import set_follow_up_rule
from alongside.coaching.models import FollowUpRule
from alongside.core import clock
from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.core.ids import parse_id
from alongside.people.access import ActorRequest, access
from alongside.people.commands import programs, staff
from alongside.people.models.organisation import WEEKLY
from alongside.people.queries import desk as asks
from alongside.portals.forms import desk as forms
from alongside.portals.forms.rules import RulesForm
from alongside.portals.presenters.roles import role_name
from alongside.privacy.commands.rules import answer_rule
from alongside.privacy.queries import rules as rules_asked
from alongside.ui.forms import Form, key_of, posted

administrator = access(Role.PROGRAM_ADMINISTRATOR)
both = require_http_methods(["GET", "POST"])


@require_safe
@administrator
def desk(request: ActorRequest) -> HttpResponse:
    """This view will show what the administrator looks after."""
    by = request.actor
    rules = FollowUpRule.objects.scoped(by).select_related("program")
    context = {
        "programs": asks.programs(by),
        "sites": asks.sites(by),
        "members": asks.members(by),
        "rules": rules.order_by("program__name", "kind", "-effective_on"),
        "organisation": asks.organisation(by),
        "role_name": role_name,
    }
    return render(request, "portals/desk.html", context)


def form_page(
    request: ActorRequest, form: Form, save: Callable[[dict[str, Any]], object], title: str
) -> HttpResponse:
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                save(form.cleaned_data)
                return redirect("desk")
            except BadInput as refusal:
                form.refuse(refusal)
    key = form.key()
    context = {"form": form, "heading": title, "key": key}
    return render(request, "portals/desk_form.html", context, status=status)


@both
@administrator
def site(request: ActorRequest, site_id: uuid.UUID | None = None) -> HttpResponse:
    """This view will add or change a place."""
    by = request.actor
    found = asks.find_site(site_id, by=by) if site_id else None
    kept = {"name": found.name, "zip": found.zip, "address": found.address} if found else None

    def save(data: dict[str, Any]) -> object:
        if found:
            return programs.change_site(site=found, by=by, **data)
        return staff.add_site(organisation=asks.organisation(by), id=key_of(request), by=by, **data)

    form = forms.SiteForm(posted(request), initial=kept)
    return form_page(request, form, save, _("A place"))


@both
@administrator
def program(request: ActorRequest, program_id: uuid.UUID | None = None) -> HttpResponse:
    """This view will add or change a program."""
    by = request.actor
    found = asks.find_program(program_id, by=by) if program_id else None
    places = [(str(s.pk), s.name) for s in asks.sites(by)]

    def save(data: dict[str, Any]) -> object:
        chosen = data.pop("site")
        data["site"] = asks.find_site(parse_id(chosen), by=by) if chosen else None
        if found:
            return programs.change_program(program=found, by=by, **data)
        return staff.add_program(
            organisation=asks.organisation(by), id=key_of(request), by=by, **data
        )

    form = forms.ProgramForm(posted(request), sites=places, initial=_kept(found))
    return form_page(request, form, save, _("A program"))


def _kept(found: Any) -> dict[str, Any]:
    if found is None:
        return {"takes_requests": True, "contact_every_days": WEEKLY}
    return {
        "name": found.name,
        "setting": found.setting,
        "site": str(found.site_id or ""),
        "takes_requests": found.takes_requests,
        "contact_every_days": found.contact_every_days,
    }


@both
@administrator
def rule(request: ActorRequest) -> HttpResponse:
    """This view will add a version of a follow-up rule."""
    by = request.actor
    choices = [(str(p.pk), p.name) for p in asks.programs(by)]

    def save(data: dict[str, Any]) -> object:
        data["program"] = asks.find_program(parse_id(data["program"]), by=by)
        return set_follow_up_rule(by=by, **data)

    today = clock.today(request.membership.organisation.time_zone)
    start = {"days": "1, 3, 7, 14, 30", "effective_on": today}
    form = forms.RuleForm(posted(request), programs=choices, initial=start)
    return form_page(request, form, save, _("A follow-up rule"))


@both
@administrator
def part2(request: ActorRequest) -> HttpResponse:
    """This view will say which rules apply, each with its reason (P2-01, P2-03)."""
    by = request.actor
    own = asks.organisation(by)

    def save(data: dict[str, Any]) -> object:
        answers = RulesForm.answers(data)
        return [answer_rule(organisation=own, by=by, **one) for one in answers]

    start = RulesForm.start(own.part2_applies, own.part2_off_reason, rules_asked.standing(own.pk))
    form = RulesForm(posted(request), initial=start)
    return form_page(request, form, save, _("Which rules apply to us"))
