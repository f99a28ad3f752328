"""A safety plan: read it, write it, share it, print it, keep it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside.core import audit
from alongside.core.errors import BadInput, Conflict
from alongside.people.access import ActorRequest
from alongside.safety import lines
from alongside.safety.commands import plans as commands
from alongside.safety.forms.plan import PlanForm, TogetherForm
from alongside.safety.presenters import plans as words
from alongside.safety.queries import plans as asks
from alongside.safety.views.plan_pages import Desk
from alongside.ui.forms import posted


def _tongue() -> str:
    return "es" if (get_language() or "en").startswith("es") else "en"


def _read(desk: Desk) -> None:
    audit.read(by=desk.by, person=desk.person, what="safety-plan")


def plan(request: ActorRequest, desk: Desk) -> HttpResponse:
    """This view will show the plan with the lines to call, or what it is and how to begin."""
    _read(desk)
    context = {
        "desk": desk,
        "parts": words.parts_of(desk.found.parts) if desk.found else [],
        "lines": lines.help_lines()[:2],
        "tongue": _tongue(),
    }
    return render(request, "safety/plan.html", context)


def edit(request: ActorRequest, desk: Desk) -> HttpResponse:
    """This view will write the six parts; a stale form comes back with both texts."""
    found = desk.found
    start = {**found.parts, "version": found.version} if found else {"version": 0}
    form = _form(request, desk, start)
    page: dict[str, Any] = {"desk": desk, "form": form, "now": []}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _write(desk, form)
            except BadInput as refusal:
                form.refuse(refusal)
            except Conflict as conflict:
                return _stale(request, page, conflict)
            else:
                messages.success(request, _("Saved."))
                return redirect(desk.url())
    return render(request, "safety/plan_form.html", page, status=status)


def _form(request: ActorRequest, desk: Desk, start: dict[str, Any]) -> PlanForm:
    if desk.is_own or desk.found:
        return PlanForm(posted(request), initial=start)
    form = TogetherForm(posted(request), initial=start)
    form.ask(desk.person.first_name)
    return form


def _write(desk: Desk, form: PlanForm) -> None:
    commands.write_plan(
        person=desk.person,
        parts=form.parts(),
        made_from=form.made_from(),
        said_yes=bool(form.cleaned_data.get("said_yes")),
        by=desk.by,
    )


def _stale(request: ActorRequest, page: dict[str, Any], conflict: Conflict) -> HttpResponse:
    now = conflict.detail.get("now", {})
    typed = page["form"].parts()
    shown = words.parts_of({part: str(now.get(part, "")) for part in typed})
    differs = [part for part in typed if typed[part] != now.get(part, "")]
    data = page["form"].data.copy()
    data["version"] = str(now.get("version", 0))
    page["form"].data = data
    page |= {
        "sentence": conflict.message,
        "now": [one for one, part in zip(shown, typed, strict=True) if part in differs],
    }
    return render(request, "safety/plan_form.html", page, status=409)


def share(request: ActorRequest, desk: Desk) -> HttpResponse:
    """This view will let coaches read it, or stop that."""
    is_shared = request.POST.get("shared") == "yes"
    commands.share_plan(plan=desk.plan, is_shared=is_shared, by=desk.by)
    told = _("Your coaches can read it now.") if is_shared else _("Nobody else can read it now.")
    messages.success(request, told)
    return redirect(desk.url() if desk.is_own else f"/people/{desk.person.pk}/")


def card(request: ActorRequest, desk: Desk) -> HttpResponse:
    """This view will show a card for a pocket; `?whole=yes` leaves nothing off."""
    _read(desk)
    whole = request.GET.get("whole") == "yes"
    parts, left_off = words.card_of(desk.plan.parts, whole=whole)
    context = {
        "desk": desk,
        "parts": parts,
        "left_off": left_off,
        "whole": whole,
        "phone": request.membership.organisation.phone,
    }
    return render(request, "safety/plan_card.html", context)


def copy(request: ActorRequest, desk: Desk) -> HttpResponse:
    """This view will hand the person their plan as a text that opens with no signal."""
    about = desk.plan
    audit.record(by=desk.by, action="safety-plan.copied", object=about, person_id=desk.person.pk)
    always = [f"{line.name[_tongue()]}: {line.call}" for line in lines.help_lines()[:2]]
    body = words.as_text(desk.plan.parts, always)
    response = HttpResponse(body, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="my-card.txt"'
    return response


def history(request: ActorRequest, desk: Desk) -> HttpResponse:
    """This view will list the versions, the newest first."""
    _read(desk)
    context = {"desk": desk, "versions": asks.versions(desk.plan, by=desk.by)}
    return render(request, "safety/plan_history.html", context)


def version(request: ActorRequest, desk: Desk, number: int) -> HttpResponse:
    """This view will show the plan as it stood after one change."""
    _read(desk)
    row, parts = asks.version(desk.plan, number, by=desk.by)
    context = {"desk": desk, "row": row, "parts": words.parts_of(parts)}
    return render(request, "safety/plan_version.html", context)
