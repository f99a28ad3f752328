"""
The partner's pages: a link, one referral, no account.

Opening the address shows the same neutral page for every link there could be and does nothing, so
that previews and scanners of mail learn and use nothing up (DS-03). Reading takes a tap, is an
entry of the ledger each time, and answers "nothing here" for unknown, used, closed and stopped
links alike (P2-08, P2-29).
"""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from alongside.accounts import limits
from alongside.core.actor import Actor
from alongside.core.errors import BadInput, Conflict, NotFound
from alongside.people.access import Access, ActorRequest, access
from alongside.referrals import states
from alongside.referrals.commands import asking, links
from alongside.referrals.forms.answers import AnswerForm
from alongside.referrals.models import Link
from alongside.referrals.queries import links as found
from alongside.referrals.views.pages import in_zone, show

PURPOSE = "referral link"


def _quiet(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex, noarchive"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _program(request: ActorRequest) -> Actor:
    return Actor.system(request.actor.organisation_id, purpose=PURPOSE)


def _full() -> str:
    return _("Many links were opened from your network. Wait an hour.")


def _link(request: ActorRequest, token: str) -> Link:
    return found.by_hash(asking.hashed(token), by=_program(request))


@require_safe
@access(Access.PUBLIC)
def link(request: ActorRequest, token: str) -> HttpResponse:
    """This view will show the neutral page before a link is read."""
    return _quiet(show(request, "partner_start.html", {"token": token}))


@csrf_exempt  # the secret in the address is what is checked; a visitor gets no cookie
@require_http_methods(["GET", "POST"])
@access(Access.PUBLIC)
@in_zone
def opened(request: ActorRequest, token: str) -> HttpResponse:
    """This view will show what the person shares with this service, and ask for an answer."""
    if request.method != "POST":  # somebody chose another language here
        return _quiet(redirect("referrals:link", token))
    if not limits.may_use_link(request):
        raise Conflict(_full())
    try:
        held = _link(request, token)
        now = links.see(link=held, by=_program(request))
    except NotFound:
        return _closed(request)
    form = AnswerForm(answers=states.answers_from(now.state, now.source))
    return _told(request, token, held, now, form)


@csrf_exempt  # the same
@require_http_methods(["GET", "POST"])
@access(Access.PUBLIC)
@in_zone
def answered(request: ActorRequest, token: str) -> HttpResponse:
    """This view will keep a partner's answer."""
    if request.method != "POST":
        return _quiet(redirect("referrals:link", token))
    form = AnswerForm(request.POST, answers=states.PARTNER_ANSWERS)
    if not limits.may_use_link(request):
        form.add_error(None, _full())
        return _again(request, token, form, status=429)
    program = _program(request)
    try:
        held = _link(request, token)
        if form.is_valid():
            try:
                links.answer(link=held, by=program, **form.cleaned_data)
                return _quiet(redirect("referrals:link_thanks"))
            except BadInput as refusal:
                form.refuse(refusal)
    except NotFound:
        return _closed(request)
    return _again(request, token, form, status=422)


def _again(request: ActorRequest, token: str, form: AnswerForm, *, status: int) -> HttpResponse:
    # What was read is not shown again: each showing would be a look, and this was none.
    context = {"token": token, "form": form}
    return _quiet(show(request, "partner_again.html", context, status=status))


@require_safe
@access(Access.PUBLIC)
def thanks(request: ActorRequest) -> HttpResponse:
    """This view will thank, saying nothing of anybody."""
    return _quiet(show(request, "partner_thanks.html", {}))


def _told(
    request: ActorRequest,
    token: str,
    held: Link,
    now: object,
    form: AnswerForm,
) -> HttpResponse:
    told = now.told  # type: ignore[attr-defined] # set by the command for this one look
    context = {"token": token, "told": told, "form": form, "link": held}
    return _quiet(show(request, "partner_told.html", context))


def _closed(request: ActorRequest) -> HttpResponse:
    return _quiet(show(request, "partner_closed.html", {}, status=404))
