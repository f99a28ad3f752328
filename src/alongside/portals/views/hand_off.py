"""A partner hands a person over in a minute, and learns that a coach comes."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from alongside.core import audit
from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.core.ids import parse_client_id
from alongside.matching.commands.requests import ask_for_support
from alongside.matching.models.request import AskedBy
from alongside.people.access import ActorRequest, access
from alongside.portals.forms.hand_off import HandOffForm
from alongside.portals.presenters.waiting import waited
from alongside.portals.queries import hand_offs
from alongside.ui.forms import posted


@require_http_methods(["GET", "POST"])
@access(Role.PARTNER)
def hand_off(request: ActorRequest) -> HttpResponse:
    """This view will take a hand-off and show the partner's own latest ones."""
    by = request.actor
    form = HandOffForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, form)
            return redirect("/hand-off/?sent=1")
        except BadInput as refusal:
            form.refuse(refusal)
    rows = hand_offs.mine(by)
    audit.listed(by=by, what="hand-offs", person_ids=[row.person_id for row in rows])
    context = {
        "form": form, "key": form.key(), "rows": rows,
        "waited": waited, "sent": request.GET.get("sent") == "1",
    }  # fmt: skip
    status = 422 if form.is_bound else 200
    return render(request, "portals/hand_off.html", context, status=status)


def _keep(request: ActorRequest, form: HandOffForm) -> None:
    ask_for_support(
        asked_by=AskedBy.PARTNER,
        reach=form.reach(),
        setting=form.setting(),
        wants=form.cleaned_data["wants"],
        words=form.cleaned_data["words"],
        is_here=form.cleaned_data["is_here"],
        id=parse_client_id(request.POST.get("key")),
        by=request.actor,
    )
