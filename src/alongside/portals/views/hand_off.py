"""A partner hands a person over in a minute, and learns that a coach comes."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from alongside.coaching.domains import LifeDomain
from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.core.ids import new_id, parse_client_id
from alongside.matching.commands.requests import ask_for_support
from alongside.matching.models.request import AskedBy
from alongside.people.access import ActorRequest, access
from alongside.portals.presenters.waiting import waited
from alongside.portals.queries import hand_offs
from alongside.ui.forms import (
    BooleanField,
    Form,
    LongTextField,
    MultiChoiceField,
    PhoneField,
    TextField,
)


class HandOffForm(Form):
    """What a coach needs to come and meet somebody."""

    given_name = TextField(label=_("First name"))
    family_name = TextField(label=_("Last name"), required=False)
    phone = PhoneField(label=_("Phone"), required=False)
    meeting_place = TextField(
        label=_("Where are they now?"), hint=_("Such as: bed 12, here until three"), required=False
    )
    wants = MultiChoiceField(
        label=_("What would help?"), choices=LifeDomain.choices, required=False
    )
    words = LongTextField(label=_("Anything a coach should know"), required=False)
    agrees = BooleanField(label=_("They said yes to a coach coming"))


@require_http_methods(["GET", "POST"])
@access(Role.PARTNER)
def hand_off(request: ActorRequest) -> HttpResponse:
    """This view will take a hand-off and show the partner's own latest ones."""
    by = request.actor
    form = HandOffForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _keep(request, form)
                return redirect("/hand-off/?sent=1")
            except BadInput as refusal:
                form.refuse(refusal)
    context = {
        "form": form, "key": request.POST.get("key") or new_id(), "rows": hand_offs.mine(by),
        "waited": waited, "sent": request.GET.get("sent") == "1",
    }  # fmt: skip
    return render(request, "portals/hand_off.html", context, status=status)


def _keep(request: ActorRequest, form: HandOffForm) -> None:
    data = form.cleaned_data
    reach = {name: data[name] for name in ("given_name", "family_name", "phone", "meeting_place")}
    ask_for_support(
        asked_by=AskedBy.PARTNER,
        reach=reach,
        wants=data["wants"],
        words=data["words"],
        id=parse_client_id(request.POST.get("key")),
        by=request.actor,
    )
