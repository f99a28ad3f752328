"""The buttons for another language, at the edge of every page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from alongside.accounts import commands
from alongside.accounts.models import User
from alongside.ui import views


@csrf_exempt
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """
    This view will change the language, and remember it with the account of whoever is signed in.

    Like the design system's own view it carries no CSRF token. The session cookie does not travel
    with another site's post (SameSite), so nobody else can change what an account remembers.
    """
    user, by = request.user, request.actor  # type: ignore[attr-defined]
    code = request.POST.get("language", "")
    if by.is_member and isinstance(user, User) and code in dict(settings.LANGUAGES):
        commands.set_language(user=user, language=code, by=by)
    return views.language(request)
