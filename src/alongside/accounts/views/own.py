"""The owner's pages: what the account is, idle time, language."""

import functools
from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.accounts import actors, commands, sessions
from alongside.accounts.models import User
from alongside.accounts.page_forms import IdleForm, LanguageForm
from alongside.core.actor import Actor


def owner(request: HttpRequest) -> tuple[User, Actor]:
    """This function will give the signed-in user and their actor."""
    user, actor = request.user, request.actor  # type: ignore[attr-defined]
    assert isinstance(user, User)
    return user, actor


def in_own_zone(view: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """This function will let a page write times as they are where the reader is."""

    @functools.wraps(view)
    def zoned(request: HttpRequest) -> HttpResponse:
        member = getattr(request, "membership", None)
        if member is None:
            return view(request)
        with timezone.override(str((member.person or member.organisation).time_zone)):
            return view(request)

    return zoned


@login_required
@in_own_zone
def overview(request: HttpRequest) -> HttpResponse:
    """This view will show the account."""
    return _page(request)


@login_required
@require_POST
def idle(request: HttpRequest) -> HttpResponse:
    """This view will set after how many idle minutes the person is signed out."""
    user, by = owner(request)
    form = IdleForm(request.POST)
    if actors.is_staff(by) or not form.is_valid():
        return _page(request, idle_form=form, status=422)
    commands.set_idle_minutes(user=user, minutes=form.cleaned_data["minutes"], by=by)
    messages.success(request, _("Saved."))
    return redirect("accounts_overview")


@login_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """This view will set the language of the account."""
    user, by = owner(request)
    form = LanguageForm(request.POST)
    if not form.is_valid():
        return _page(request, language_form=form, status=422)
    code = form.cleaned_data["language"]
    commands.set_language(user=user, language=code, by=by)
    with translation.override(code):
        messages.success(request, _("Saved."))
    response = redirect("accounts_overview")
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
        httponly=True,
    )
    return response


def _page(
    request: HttpRequest,
    *,
    idle_form: IdleForm | None = None,
    language_form: LanguageForm | None = None,
    status: int = 200,
) -> HttpResponse:
    user, by = owner(request)
    kinds = list(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    context = {
        "login": user.login,
        "is_staff": actors.is_staff(by),
        "staff_minutes": sessions.STAFF_IDLE_MINUTES,
        "has_app": Authenticator.Type.TOTP in kinds,
        "passkey_count": kinds.count(Authenticator.Type.WEBAUTHN),
        "factor_needed": settings.ALONGSIDE_SECOND_FACTOR and actors.is_staff(by),
        "idle_form": idle_form or IdleForm(initial={"minutes": user.idle_minutes}),
        "language_choice": language_form or LanguageForm(initial={"language": user.language}),
    }
    return render(request, "accounts/overview.html", context, status=status)
