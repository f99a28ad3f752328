"""The library of guides, and what a program sets for its groups."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alongside.core.actor import Role
from alongside.core.errors import BadInput, NotFound
from alongside.groups.commands import settings
from alongside.groups.forms.settings import GuideForm, RuleForm
from alongside.groups.queries import library, rules, sessions
from alongside.groups.views.pages import both, show
from alongside.people.access import ActorRequest, access
from alongside.people.models import Program
from alongside.ui.forms import key_of, posted

coach = access(Role.COACH)
administrator = access(Role.PROGRAM_ADMINISTRATOR)


@require_safe
@coach
def guides(request: ActorRequest) -> HttpResponse:
    """This view will list the guides that are shipped and those of the coach's programs."""
    ids = [one.pk for one in sessions.programs_of(request.actor)]
    context = {
        "shipped": library.shipped(),
        "written": library.written(ids, by=request.actor),
    }
    return show(request, "guides.html", context)


@require_safe
@coach
def guide(request: ActorRequest, guide: str) -> HttpResponse:
    """This view will show a guide to lead from."""
    ids = [one.pk for one in sessions.programs_of(request.actor)]
    found = library.get(guide, program_ids=ids, by=request.actor)
    return show(request, "guide.html", {"guide": found})


@both
@coach
def new_guide(request: ActorRequest) -> HttpResponse:
    """This view will take a guide that a coach writes."""
    by = request.actor
    programs = sessions.programs_of(by)
    form = GuideForm(posted(request), programs=list(programs))
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            settings.add_guide(
                program=programs.get(pk=data["program"]),
                title=data["title"],
                purpose=data["purpose"],
                parts=data["parts"],
                id=key_of(request),
                by=by,
            )
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The guide is in the library."))
            return redirect("groups:guides")
    return show(request, "new_guide.html", {"form": form}, status=422 if form.is_bound else 200)


@both
@administrator
def program_rules(request: ActorRequest, program_id: uuid.UUID) -> HttpResponse:
    """This view will change what a program sets for its groups."""
    by = request.actor
    program = Program.objects.scoped(by).filter(pk=program_id).first()
    if program is None:
        raise NotFound(_("There is nothing here."))
    held = rules.of(program.pk, by=by)
    initial = {name: getattr(held, name) for name in RuleForm.base_fields}
    form = RuleForm(posted(request), initial=initial)
    if form.is_bound and form.is_valid():
        try:
            settings.set_rules(program=program, **form.cleaned_data, by=by)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("groups:rules", program.pk)
    context = {"form": form, "program": program}
    return show(request, "rules.html", context, status=422 if form.is_bound else 200)
