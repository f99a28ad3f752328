"""A person's own safety plan: read it, write it, share it, print it, keep it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.core import audit
from alongside.core.actor import Role
from alongside.core.errors import BadInput, Conflict, NotFound
from alongside.people.access import ActorRequest, access
from alongside.people.models import Person
from alongside.safety import lines
from alongside.safety.commands import plans as commands
from alongside.safety.forms.plan import PlanForm
from alongside.safety.models import SafetyPlan
from alongside.safety.presenters import plans as words
from alongside.safety.queries import plans as asks
from alongside.ui import paper
from alongside.ui.forms import posted

mine = access(Role.PARTICIPANT)


@require_safe
@mine
def plan(request: ActorRequest) -> HttpResponse:
    """This view will show the plan, or what it is and how to begin."""
    person, found = asks.own(by=request.actor)
    audit.read(by=request.actor, person=person, what="safety-plan")
    return render(request, "safety/plan.html", {**_context(found), "is_own": True})


@require_http_methods(["GET", "POST"])
@mine
def edit(request: ActorRequest) -> HttpResponse:
    """This view will write the six parts; a stale form comes back with both texts."""
    person, found = asks.own(by=request.actor)
    start = {**found.parts, "version": found.version} if found else {"version": 0}
    form = PlanForm(posted(request), initial=start)
    page: dict[str, Any] = {"form": form, "now": []}
    if request.method != "POST":
        audit.read(by=request.actor, person=person, what="safety-plan")
    elif form.is_valid():
        try:
            commands.write_plan(
                person=person, parts=form.parts(), made_from=form.made_from(), by=request.actor
            )
        except BadInput as refusal:
            form.refuse(refusal)
        except Conflict as conflict:
            return _stale(request, page, conflict)
        else:
            messages.success(request, _("Saved."))
            return redirect("safety:my-plan")
    return render(request, "safety/plan_form.html", page, status=422 if form.errors else 200)


def _stale(request: ActorRequest, page: dict[str, Any], conflict: Conflict) -> HttpResponse:
    now, form = conflict.detail.get("now", {}), page["form"]
    typed = form.parts()
    differ = {part: str(now.get(part, "")) for part in typed if typed[part] != now.get(part, "")}
    data = form.data.copy()
    data["version"] = str(now.get("version", 0))
    form.data = data
    page |= {
        "sentence": str(conflict),
        "now": words.parts_of({**dict.fromkeys(typed, ""), **differ}),
    }
    return render(request, "safety/plan_form.html", page, status=409)


@require_POST
@mine
def share(request: ActorRequest) -> HttpResponse:
    """This view will let coaches read it, or stop that."""
    found, is_shared = _written(request)[1], request.POST.get("shared") == "yes"
    commands.share_plan(plan=found, is_shared=is_shared, by=request.actor)
    told = _("Your coach can read it now.") if is_shared else _("Nobody else can read it now.")
    messages.success(request, told)
    return redirect("safety:my-plan")


@require_safe
@mine
def on_paper(request: ActorRequest) -> HttpResponse:
    """This view will show the plan as a page to print."""
    person, found = _written(request)
    audit.read(by=request.actor, person=person, what="safety-plan")
    return render(request, "safety/plan_print.html", _context(found))


@require_safe
@mine
def copy(request: ActorRequest) -> HttpResponse:
    """This view will hand the person their plan as a file that opens with no signal."""
    person, found = _written(request)
    audit.record(by=request.actor, action="safety-plan.copied", object=found, person_id=person.pk)
    context = _context(found)
    content = paper.pdf("safety/paper/plan.html", context, language=get_language() or "en")
    # A neutral name, as it shows in lists of files (DS-06).
    headers = {"Content-Disposition": 'attachment; filename="document.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _written(request: ActorRequest) -> tuple[Person, SafetyPlan]:
    person, found = asks.own(by=request.actor)
    if found is None:
        raise NotFound(_("There is nothing here."))
    return person, found


def _context(found: SafetyPlan | None) -> dict[str, Any]:
    return {
        "found": found,
        "parts": words.parts_of(found.parts) if found else [],
        "lines": lines.always(),
        "tongue": lines.tongue(),
    }
