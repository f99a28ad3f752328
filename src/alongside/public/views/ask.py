"""Ask for support, in under two minutes and without an account."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from alongside.core.actor import Role
from alongside.core.errors import BadInput, NotFound
from alongside.core.ids import parse_client_id
from alongside.matching.commands.requests import ask_for_support
from alongside.matching.forms import AskForm
from alongside.matching.models import Request
from alongside.matching.queries import programs
from alongside.people.access import Access, ActorRequest, access
from alongside.people.models import Membership
from alongside.public import limits, tokens
from alongside.public.views import joining
from alongside.ui.forms import posted
from alongside.workforce.models import CoachProfile
from alongside.workforce.queries import profiles


@csrf_exempt  # a visitor has no session to misuse and gets no cookie; a member's post is checked
@access(Access.PUBLIC)
def ask(request: ActorRequest, slug: str = "") -> HttpResponse:
    """This view will take a request from anybody; `slug` is the coach wished for."""
    if request.actor.has_role(Role.PARTICIPANT):
        return redirect("matching:change-coach")
    if request.actor.has_role(Role.COACH, Role.SUPERVISOR):
        return redirect("matching:new-request")
    answer: HttpResponse = (_checked if request.actor.is_member else _ask)(request, slug)
    return answer


def _ask(request: ActorRequest, slug: str) -> HttpResponse:
    shown = profiles.published(by=request.actor)
    # What is sent is kept even if the coach left the list while it was written.
    if slug and request.method != "POST" and not shown.filter(slug=slug).exists():
        raise NotFound(_("There is nothing here."))
    coaches = list(shown.order_by("name")[:200])
    form = AskForm(
        posted(request),
        coaches=coaches,
        programs=programs.open_programs(by=request.actor),
        initial={"coach": slug, "language": (get_language() or "en").split("-")[0]},
    )
    status = 200
    if request.method == "POST":
        status = 422
        # Only what is really asked counts: whoever mends a mistake uses nobody's room.
        if form.is_valid() and not limits.has_room(request, "ask"):
            status = 429
            form.add_error(None, _too_many())
        elif form.is_valid():
            try:
                kept = _keep(request, form, coaches)
                limits.may_send(request, "ask")
                return joining.offer(request, tokens.make(kept), status=200)
            except BadInput as error:
                form.refuse(error)
    wished = next((one for one in coaches if one.slug == slug), None)
    context = {"form": form, "key": form.key(), "wished": wished}
    return render(request, "public/ask.html", context, status=status)


_checked = csrf_protect(_ask)


def _too_many() -> str:
    return _("Many requests came from your network just now. Wait a little, or call us.")


def _keep(request: ActorRequest, form: AskForm, coaches: list[CoachProfile]) -> Request:
    data = form.cleaned_data
    return ask_for_support(
        asked_by=data["asked_by"],
        reach=form.reach(),
        setting=data.get("setting", ""),
        wants=data["wants"],
        wishes=form.wishes(),
        words=data["words"],
        wished_coach=_wished(form, coaches),
        id=parse_client_id(request.POST.get("key")),
        by=request.actor,
    )


def _wished(form: AskForm, coaches: list[CoachProfile]) -> Membership | None:
    return next((one.coach for one in coaches if one.slug == form.slug()), None)
