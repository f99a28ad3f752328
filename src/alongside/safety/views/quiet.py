"""The switch after an overdose, a death or another critical incident, on a person's record."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.core import audit
from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.people.access import ActorRequest, access
from alongside.people.models import Cause
from alongside.people.queries import persons, quiet
from alongside.safety.commands import quiet as commands
from alongside.safety.forms.quiet import EndQuietForm
from alongside.safety.presenters.quiet import begun_words
from alongside.safety.views.pages import zone_of
from alongside.ui.forms import posted

workers = access(Role.COACH, Role.SUPERVISOR, person="person_id")


@require_http_methods(["GET", "POST"])
@workers
def page(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """This view will say what the switch does, and let it be ended with a reason."""
    person = persons.get(person_id, by=request.actor)
    form = EndQuietForm(posted(request))
    if request.method != "POST":
        audit.read(by=request.actor, person=person, what="quiet-time")
    elif form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            commands.end_quiet(person=person, reason=reason, by=request.actor)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Messages and questions can go out again."))
            return redirect("coaching:record", person.pk)
    held = quiet.standing(person.pk, by=request.actor)
    with timezone.override(zone_of(request)):
        context = {
            "person": person,
            "held": held,
            "begun": begun_words(held) if held else "",
            "causes": [one for one in Cause.choices if held is None or one[0] != held.cause],
            "form": form,
        }
        status = 422 if form.errors else 200
        return render(request, "safety/quiet.html", context, status=status)


@require_POST
@workers
def begin(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """This view will stop what is sent to a person and asked of them by itself."""
    person = persons.get(person_id, by=request.actor)
    commands.begin_quiet(person=person, cause=request.POST.get("cause", ""), by=request.actor)
    messages.success(
        request, _("Nothing is sent or asked any more. It stands on the supervisor’s overview.")
    )
    return redirect("safety:quiet", person.pk)
