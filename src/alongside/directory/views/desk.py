"""The queue of whoever keeps the directory."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from alongside.core.actor import Role
from alongside.directory.forms import KINDS
from alongside.directory.search import wrong
from alongside.people.access import ActorRequest, access

OUTCOMES = [
    ("right", _("It is right as it stands")),
    ("mended", _("It is put right")),
    ("gone", _("It has closed for good")),
]


@require_safe
@access(Role.PROGRAM_ADMINISTRATOR)
def reports(request: ActorRequest) -> HttpResponse:
    """This view will list what people said is wrong, the oldest first."""
    kinds = dict(KINDS)
    rows = [(row, name, kinds.get(row.kind, "")) for row, name in wrong.open_reports()]
    context = {"reports": rows, "outcomes": OUTCOMES}
    return render(request, "directory/desk_reports.html", context)


@require_POST
@access(Role.PROGRAM_ADMINISTRATOR)
def close(request: ActorRequest, report_id: uuid.UUID) -> HttpResponse:
    """This view will close a report; its words go."""
    wrong.close_report(
        report=wrong.get(report_id), outcome=request.POST.get("outcome", ""), by=request.actor
    )
    messages.success(request, gettext("The report is closed."))
    return redirect("directory:desk-reports")
