"""Records that others sent about a person, each with where it is from and what binds it (P2-38)."""

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.people.access import ActorRequest, access
from alongside.people.queries import persons
from alongside.privacy import papers
from alongside.privacy.commands import received as commands
from alongside.privacy.forms.received import ReceiveForm
from alongside.privacy.models import ReceivedRecord
from alongside.privacy.queries import received as asks
from alongside.privacy.views.pages import handed_out, in_zone, show
from alongside.ui import times
from alongside.ui.forms import key_of

workers = access(Role.COACH, Role.SUPERVISOR, person="person_id")


@require_http_methods(["GET", "POST"])
@workers
@in_zone
def listed(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """This view will list what others sent about a person, and take one in."""
    by = request.actor
    person = persons.get(person_id, by=by)
    form = ReceiveForm(request.POST, request.FILES) if request.method == "POST" else ReceiveForm()
    if form.is_bound and form.is_valid():
        try:
            commands.receive(person=person, id=key_of(request), by=by, **form.cleaned_data)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect("privacy:received", person.pk)
    rows = asks.of_person(person, by=by)
    context = {"person": person, "rows": rows, "form": form}
    return show(request, "received.html", context, status=422 if form.is_bound else 200)


@require_safe
@workers
@in_zone
def file(request: ActorRequest, person_id: uuid.UUID, received_id: uuid.UUID) -> HttpResponse:
    """This view will hand a record out together with the notice that binds it."""
    person = persons.get(person_id, by=request.actor)
    found = asks.one(received_id, person, by=request.actor)
    content = papers.with_notice(found, _notice(found))
    return handed_out(content, "papers.zip", "application/zip")


def _notice(row: ReceivedRecord) -> str:
    lines = [
        _("From: %(who)s, received %(day)s.")
        % {"who": row.origin, "day": times.short_day(row.received_on)},
        str(row.get_notice_display()),
        row.notice_words,
        row.limits,
    ]
    return "\n\n".join(filter(None, lines)) + "\n"
