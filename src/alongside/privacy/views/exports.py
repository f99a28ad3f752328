"""Files to take along: ask, agree, make once, fetch within a day (T8)."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.accounts import again
from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.people.access import ActorRequest, access
from alongside.privacy import exports as kinds
from alongside.privacy.commands import exports as commands
from alongside.privacy.forms.office import ReasonForm
from alongside.privacy.presenters.office import export_row
from alongside.privacy.queries import exports as asks
from alongside.privacy.views.office_forms import form_page
from alongside.privacy.views.pages import handed_out, in_zone, show
from alongside.ui.forms import key_of, posted

takers = access(Role.SUPERVISOR, Role.PRIVACY_OFFICER, Role.EVALUATOR)
deciders = access(Role.PRIVACY_OFFICER, Role.PROGRAM_ADMINISTRATOR)
both = require_http_methods(["GET", "POST"])


@require_safe
@takers
@in_zone
def exports(request: ActorRequest) -> HttpResponse:
    """This view will show what can be taken along and what was asked for."""
    rows = [export_row(one) for one in asks.own(request.actor)[:50]]
    return show(request, "exports.html", {"kinds": kinds.offered(request.actor), "rows": rows})


@both
@takers
def new(request: ActorRequest) -> HttpResponse:
    """This view will ask for a file, with the reason, once the asker showed who they are."""
    by = request.actor
    kind = kinds.KINDS.get(request.GET.get("kind", ""))
    if kind is None or kind not in kinds.offered(by):
        return redirect("privacy:exports")
    if (ask := again.ask(request)) is not None:
        return ask

    def save(data: dict[str, Any]) -> object:
        return commands.ask_export(kind=kind.key, reason=data["reason"], by=by, id=key_of(request))

    form = ReasonForm(posted(request))
    then = reverse("privacy:exports")
    lead = str(kind.hint)
    return form_page(request, form, save, title=str(kind.label), then=then, lead=lead)


@both
@takers
@in_zone
def export(request: ActorRequest, export_id: uuid.UUID) -> HttpResponse:
    """This view will show one file asked for; made here, its password is shown this once."""
    found = asks.find_own(export_id, by=request.actor)
    password = ""
    if request.method == "POST":
        if (ask := again.ask(request)) is not None:
            return ask
        password = commands.make_export(export=found, by=request.actor).password
    return show(request, "export.html", {"row": export_row(found), "password": password})


@require_safe
@takers
def file(request: ActorRequest, export_id: uuid.UUID) -> HttpResponse:
    """This view will hand the locked file out, for 24 hours."""
    body = asks.file(export_id, by=request.actor)
    return handed_out(body, f"file-{str(export_id)[-8:]}.zip", "application/zip")


@require_safe
@deciders
@in_zone
def all_exports(request: ActorRequest) -> HttpResponse:
    """This view will list everybody's files, those that wait for a second person first."""
    waiting = [export_row(one) for one in asks.waiting(request.actor)]
    rows = [export_row(one) for one in asks.everybodys(request.actor)[:100]]
    return show(request, "all_exports.html", {"waiting": waiting, "rows": rows})


@both
@deciders
@in_zone
def decide(request: ActorRequest, export_id: uuid.UUID) -> HttpResponse:
    """This view will let a second person agree to a large file or say no."""
    found = asks.find(export_id, by=request.actor)
    if request.method == "POST":
        if (ask := again.ask(request)) is not None:
            return ask
        answer = request.POST.get("answer", "")
        if answer not in ("yes", "no"):
            raise BadInput(_("Choose one."))
        act = commands.approve_export if answer == "yes" else commands.refuse_export
        act(export=found, by=request.actor)
        return redirect("privacy:all_exports")
    kind = kinds.KINDS.get(found.kind)
    about = kind.about(found, request.actor) if kind and kind.about else ()
    return show(request, "export_decide.html", {"row": export_row(found), "about": about})
