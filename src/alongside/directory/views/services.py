"""One service for anybody: told in full, sent on, reported as wrong."""

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from alongside.core.errors import BadInput
from alongside.core.ids import key_again, parse_client_id
from alongside.directory import entries, limits
from alongside.directory.forms import SendForm, WrongForm
from alongside.directory.presenters import page
from alongside.directory.search import wrong
from alongside.people.access import Access, ActorRequest, access
from alongside.ui.forms import posted


@require_safe
@access(Access.PUBLIC)
def service(request: ActorRequest, entry_id: uuid.UUID) -> HttpResponse:
    """This view will tell everything about one service."""
    told = entries.get(entry_id)
    return render(request, "directory/service.html", page.context(told, entry_id))


@csrf_exempt  # it changes nothing; a POST keeps what somebody chose out of addresses
@access(Access.PUBLIC)
def send(request: ActorRequest, entry_id: uuid.UUID) -> HttpResponse:
    """This view will write a message with the facts somebody chose, and open their own phone."""
    told = entries.get(entry_id)
    form = SendForm(posted(request), initial={"parts": ["where", "phone"]})
    parts = form.cleaned_data["parts"] if form.is_bound and form.is_valid() else ["where", "phone"]
    text = page.message(told, parts)
    # One "?" and "&": what every phone reads, the old ones too.
    body = urlencode({"body": text}).replace("+", "%20")
    context = {"form": form, "text": text, "sms": f"sms:?&{body}", "entry_id": entry_id}
    return render(request, "directory/send.html", context)


@csrf_exempt  # a visitor has no session to misuse and gets no cookie
@access(Access.PUBLIC)
def report(request: ActorRequest, entry_id: uuid.UUID) -> HttpResponse:
    """This view will take word that an entry is wrong; nobody is asked who they are."""
    told = entries.get(entry_id)
    form = WrongForm(posted(request))
    status = 200
    if request.method == "POST":
        status = 422
        if not limits.may_report(request):
            status = 429
            form.add_error(None, _("Many reports came from your network just now. Wait a little."))
        elif form.is_valid():
            try:
                wrong.report_wrong(
                    service=told.service.pk,
                    kind=form.cleaned_data["kind"],
                    words=form.cleaned_data["words"] or "",
                    id=parse_client_id(request.POST.get("key")),
                    by=request.actor,
                )
                return redirect("directory:report-thanks", entry_id)
            except BadInput as error:
                form.refuse(error)
    context = {
        "form": form,
        "name": told.service.name,
        "entry_id": entry_id,
        "key": key_again(request.POST.get("key")),
    }
    return render(request, "directory/report.html", context, status=status)


@require_safe
@access(Access.PUBLIC)
def report_thanks(request: ActorRequest, entry_id: uuid.UUID) -> HttpResponse:
    """This view will thank somebody who reported what is wrong."""
    told = entries.get(entry_id)
    context = {"name": told.service.name, "entry_id": entry_id}
    return render(request, "directory/report_thanks.html", context)
