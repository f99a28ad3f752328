"""Open a record in an emergency, and read who did (HS-02)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.people.access import ActorRequest, access
from alongside.people.commands.emergency import open_in_emergency, see_emergency
from alongside.people.models import EmergencyAccess
from alongside.people.queries import emergency as asks
from alongside.privacy.forms.office import EmergencyForm
from alongside.privacy.presenters.office import emergency_row, telling_row
from alongside.privacy.queries import told_in_emergency
from alongside.privacy.views.pages import in_zone, show
from alongside.ui.forms import posted
from alongside.ui.times import time_of_day, whole

both = require_http_methods(["GET", "POST"])


@both
@access(Role.COACH, Role.SUPERVISOR)
@in_zone
def emergency(request: ActorRequest) -> HttpResponse:
    """This view will open one record for an hour to somebody who does not serve the person."""
    form = EmergencyForm(posted(request))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                opened = _open(request, form)
                until = time_of_day(opened.until_at)
                said = _("Open to you until %(at)s.") % {"at": until}
                messages.success(request, whole(said))
                return redirect(f"/people/{opened.person_id}/")
            except BadInput as refusal:
                form.refuse(refusal)
    return show(request, "emergency.html", {"form": form}, status=status)


def _open(request: ActorRequest, form: EmergencyForm) -> EmergencyAccess:
    data, by = form.cleaned_data, request.actor
    birth_date = data["birth_date"].isoformat() if data["birth_date"] else ""
    person = asks.find(
        given_name=data["given_name"], family_name=data["family_name"],
        birth_date=birth_date, by=by,
    )  # fmt: skip
    return open_in_emergency(person=person, reason=data["reason"], by=by)


@both
@access(Role.SUPERVISOR, Role.PRIVACY_OFFICER)
@in_zone
def told(request: ActorRequest) -> HttpResponse:
    """This view will show who opened a record in an emergency, and note that it was read."""
    by = request.actor
    if request.method == "POST":
        for opening in asks.unread(by):
            see_emergency(opening=opening, by=by)
        return redirect("privacy:emergency_told")
    unread = set(asks.unread(by).values_list("pk", flat=True))
    rows = [{**emergency_row(one), "is_new": one.pk in unread} for one in asks.told(by)[:100]]
    context = {
        "rows": rows,
        "has_new": bool(unread),
        "may_log": by.has_role(Role.PRIVACY_OFFICER),
        "tellings": [telling_row(one) for one in told_in_emergency.lately(by)],
    }
    return show(request, "emergency_told.html", context)
