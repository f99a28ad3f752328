"""Sessions: stay signed in, see and end them, find a kept form again."""

from allauth.usersessions.internal.flows.sessions import end_other_sessions
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.accounts import context, devices, drafts, sessions
from alongside.accounts.views.own import in_own_zone, owner
from alongside.core import audit
from alongside.ui.addresses import own_address


@login_required
@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """This view will begin the idle time anew: one press (AC-03)."""
    sessions.touch(request, at_once=True)
    if request.headers.get("Accept") == "application/json":
        return JsonResponse(context.session(request)["stay"])
    return HttpResponseRedirect(_next(request))


@login_required
@in_own_zone
def session_list(request: HttpRequest) -> HttpResponse:
    """This view will list where the account is signed in, and end one of these or all others."""
    user, by = owner(request)
    if request.method == "POST":
        count = _end(request)
        audit.record(by=by, action="accounts.end_session", detail={"count": count})
        messages.success(request, _("Signed out there."))
        return redirect("accounts_sessions")
    rows = [
        {
            "key": s.pk,
            "device": devices.words(s.user_agent),
            "since": s.created_at,
            "is_this": s.is_current(),
        }
        for s in sessions.open_of(user)
    ]
    return render(request, "accounts/sessions.html", {"rows": rows})


def _end(request: HttpRequest) -> int:
    user, _by = owner(request)
    wanted = request.POST.get("session", "")
    if not wanted.isdigit():
        others: int = UserSession.objects.filter(user=user).count() - 1
        end_other_sessions(request, user)
        return max(others, 0)
    mine = UserSession.objects.filter(user=user, pk=int(wanted[:18]))
    ended = [s for s in mine if not s.is_current()]
    for session in ended:
        session.end()
    return len(ended)


@login_required
@in_own_zone
def draft(request: HttpRequest) -> HttpResponse:
    """This view will offer what was kept when the session ended, to its owner alone."""
    user, _by = owner(request)
    kept = drafts.kept_for(user)
    if request.method == "POST":
        return _keep(request) if "draft_path" in request.POST else _drop(request)
    if kept is None:
        return HttpResponseRedirect(_next(request))
    return render(request, "accounts/draft.html", {"kept": kept, "next_page": _next(request)})


@login_required
@require_POST
def send_draft(request: HttpRequest) -> HttpResponse:
    """This view will send a kept form on to where it was going."""
    user, _by = owner(request)
    kept = drafts.kept_for(user)
    if kept is None:
        return redirect("accounts_draft")
    drafts.forget(user)
    # 307 repeats the same POST there; the page sent the kept fields along with this one.
    return HttpResponse(status=307, headers={"Location": kept.path})


def _keep(request: HttpRequest) -> HttpResponse:
    # Sent by stay.js in the last seconds, so that words not sent yet survive as well.
    user, _by = owner(request)
    path = request.POST["draft_path"]
    is_kept = drafts.keep(user=user, path=path, data=request.POST)
    return HttpResponse(status=204 if is_kept else 422)


def _drop(request: HttpRequest) -> HttpResponse:
    user, _by = owner(request)
    drafts.forget(user)
    return HttpResponseRedirect(_next(request))


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return own_address(wanted, settings.LOGIN_REDIRECT_URL)
