"""The person's own minute: check in, and ask for a call."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from alongside.coaching.commands import checkins as commands
from alongside.coaching.forms.checkin import CheckInForm
from alongside.coaching.presenters.saved import saved_from
from alongside.coaching.queries import checkins as asks
from alongside.coaching.views.pages import in_zone, show
from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.people.access import ActorRequest, access
from alongside.ui.forms import key_of, posted


@require_http_methods(["GET", "POST"])
@access(Role.PARTICIPANT)
@in_zone
def check_in(request: ActorRequest) -> HttpResponse:
    """This view will take a check-in."""
    form = CheckInForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            _record(request, form)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect(reverse("coaching:check-in") + "?saved=check-in")
    context = {
        "form": form,
        "saved": saved_from(request),
        "recent": asks.recent(by=request.actor),
        "call": asks.open_call(by=request.actor),
    }
    return show(request, "check_in.html", context, status=422 if form.errors else 200)


def _record(request: ActorRequest, form: CheckInForm) -> None:
    data = form.cleaned_data
    commands.record_check_in(
        person=asks.myself(by=request.actor),
        day=int(data["day"]),
        helps=data["helps"],
        words=data["words"],
        please_call=data["please_call"],
        id=key_of(request),
        by=request.actor,
        **form.ratings(),
    )


@require_POST
@access(Role.PARTICIPANT)
def call_me(request: ActorRequest) -> HttpResponse:
    """This view will ask the coach to call, or take it back (`wish=no`)."""
    person = asks.myself(by=request.actor)
    if request.POST.get("wish") == "no":
        commands.take_back_call(person=person, by=request.actor)
        return redirect(reverse("coaching:check-in") + "?saved=taken-back")
    commands.ask_for_call(person=person, by=request.actor)
    return redirect(reverse("coaching:check-in") + "?saved=called")
