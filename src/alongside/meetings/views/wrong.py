"""Say that a listing is wrong, and the desk that looks at it."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.core.ids import key_again, parse_client_id
from alongside.meetings import limits
from alongside.meetings.commands import reports
from alongside.meetings.forms import WrongForm
from alongside.meetings.models import Meeting
from alongside.meetings.queries import one
from alongside.meetings.queries import reports as asked
from alongside.people.access import Access, ActorRequest, access
from alongside.ui.forms import posted


@csrf_exempt  # a visitor has no session to misuse and gets no cookie; a member's post is checked
@access(Access.PUBLIC)
def wrong(request: ActorRequest, meeting_id: int) -> HttpResponse:
    """This view will take a report about a listing from anybody."""
    meeting = one.row_of(meeting_id)
    answer: HttpResponse = (_checked if request.actor.is_member else _wrong)(request, meeting)
    return answer


def _wrong(request: ActorRequest, meeting: Meeting) -> HttpResponse:
    form, status = WrongForm(posted(request)), 200
    if request.method == "POST":
        status = 422
        if not limits.may_report(request):
            status = 429
            form.add_error(None, _("Many reports came from your network just now. Wait a little."))
        elif form.is_valid():
            try:
                _keep(request, form, meeting)
            except BadInput as error:
                form.refuse(error)
            else:
                return redirect("meetings:reported")
    context = {"form": form, "meeting": meeting, "key": key_again(request.POST.get("key"))}
    return render(request, "meetings/wrong.html", context, status=status)


_checked = csrf_protect(_wrong)


@require_safe
@access(Access.PUBLIC)
def reported(request: ActorRequest) -> HttpResponse:
    """This view will thank whoever told of a wrong listing."""
    return render(request, "meetings/reported.html")


def _keep(request: ActorRequest, form: WrongForm, meeting: Meeting) -> None:
    reports.report_wrong(
        meeting=meeting,
        wrong=form.cleaned_data["wrong"],
        words=form.cleaned_data["words"],
        id=parse_client_id(request.POST.get("key")),
        by=request.actor,
    )


@require_safe
@access(Role.PROGRAM_ADMINISTRATOR)
def desk(request: ActorRequest) -> HttpResponse:
    """This view will list what visitors reported, and the sources with their troubles."""
    context = {"reports": asked.open_reports(request.actor), "sources": asked.sources()}
    return render(request, "meetings/desk.html", context)


@require_POST
@access(Role.PROGRAM_ADMINISTRATOR)
def settle(request: ActorRequest, listing_report_id: uuid.UUID) -> HttpResponse:
    """This view will take a report off the desk."""
    reports.settle_report(report=asked.get(listing_report_id, by=request.actor), by=request.actor)
    messages.success(request, _("Settled."))
    return redirect("meetings:desk")
