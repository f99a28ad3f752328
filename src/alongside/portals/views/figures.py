"""Figures for evaluators, each with what it counts."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.core import audit
from alongside.core.actor import Role
from alongside.people.access import ActorRequest, access
from alongside.portals.presenters.figures import figures as tables_of


@require_safe
@access(Role.EVALUATOR)
def figures(request: ActorRequest) -> HttpResponse:
    """This view will show counts with small cells left out."""
    tables = tables_of(request.actor)
    audit.searched(by=request.actor, what="figures", count=len(tables))
    return render(request, "portals/figures.html", {"tables": tables})
