"""The help lines as the program administrator looks after them: what was checked when."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.core import clock
from alongside.core.actor import Role
from alongside.people.access import ActorRequest, access
from alongside.safety import lines


@require_safe
@access(Role.PROGRAM_ADMINISTRATOR)
def review(request: ActorRequest) -> HttpResponse:
    """This view will list the help lines, those due for review first (CR-01)."""
    today = clock.today(request.membership.organisation.time_zone)
    due = {line.key for line in lines.lines_due(today)}
    rows = sorted(lines.help_lines(), key=lambda line: (line.key not in due, line.reviewed_on))
    return render(request, "public/desk_lines.html", {"rows": rows, "due": due})
