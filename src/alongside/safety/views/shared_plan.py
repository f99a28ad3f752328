"""A safety plan that a person shares with their coach, on their record."""

import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.core import audit
from alongside.core.actor import Role
from alongside.people.access import ActorRequest, access
from alongside.safety import lines
from alongside.safety.presenters import plans as words
from alongside.safety.queries import plans as asks


@require_safe
@access(Role.COACH, person="person_id")
def plan(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """This view will show a coach a plan while the person shares it, and nothing otherwise."""
    found = asks.shared(person_id, by=request.actor)
    audit.read(by=request.actor, person=found.person, what="safety-plan")
    context = {
        "found": found,
        "person": found.person,
        "parts": words.parts_of(found.parts),
        "lines": lines.always(),
        "tongue": lines.tongue(),
        "is_own": False,
    }
    return render(request, "safety/plan.html", context)
