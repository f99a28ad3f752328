"""The few pages the design system owns: styles, language, the quick way out, and the gallery."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import check_for_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from alongside.ui import assets
from alongside.ui import gallery as samples
from alongside.ui.addresses import own_address


@require_safe
def styles(request: HttpRequest, digest: str) -> HttpResponse:
    """This view will send the style sheet; its address names its content, so it may be kept."""
    sheet = assets.sheet()
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    answer = HttpResponse(
        sheet.packed if packed else sheet.text, content_type="text/css; charset=utf-8"
    )
    if packed:
        answer["Content-Encoding"] = "gzip"
    answer["Vary"] = "Accept-Encoding"
    fresh = digest == sheet.digest
    answer["Cache-Control"] = "public, max-age=31536000, immutable" if fresh else "no-store"
    return answer


def quick_exit(request: HttpRequest) -> HttpResponse:
    """
    This view will end the session, ask the browser to forget this site, and go somewhere neutral.

    It answers a plain link too, so that it works with no script. Nothing is sent to the other site:
    no referrer, no parameters.
    """
    logout(request)
    target = getattr(settings, "ALONGSIDE_EXIT_URL", "https://www.weather.gov/")
    answer = HttpResponseRedirect(target)
    answer["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    answer["Referrer-Policy"] = "no-referrer"
    answer["Cache-Control"] = "no-store"
    answer.delete_cookie(settings.SESSION_COOKIE_NAME, path=settings.SESSION_COOKIE_PATH)
    return answer


@csrf_exempt
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """
    This view will remember the chosen language and go back to the page the reader came from.

    It carries no CSRF token: public pages set no cookie before there is a need, and the most a
    forged post could do is to change the language.
    """
    answer = HttpResponseRedirect(own_address(request.POST.get("next", ""), "/"))
    code = request.POST.get("language", "")
    if code in dict(settings.LANGUAGES) and check_for_language(code):
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            code,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            path=settings.LANGUAGE_COOKIE_PATH,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
    return answer


def gallery(request: HttpRequest) -> HttpResponse:
    """This view will show every component in every state (demo and development only)."""
    if not getattr(settings, "ALONGSIDE_GALLERY", False):
        raise Http404
    request.nav = samples.navigation()  # type: ignore[attr-defined]
    return render(request, "ui/pages/gallery.html", samples.context())


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """This view will tell, without jargon, that a form was open too long."""
    return render(request, "403_csrf.html", status=403)
