"""What every page is given: who is signed in, the main navigation, ways to help and out."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, get_language_info


@dataclass(frozen=True, slots=True)
class NavItem:
    """One place of the main navigation; `count` is a number of things that wait there, or 0."""

    href: str
    icon: str
    label: str
    current: bool = False
    count: int = 0


def _others(language: str) -> list[dict[str, str]]:
    codes = [code for code, _ in settings.LANGUAGES if code != language]
    return [{"code": code, "name": get_language_info(code)["name_local"]} for code in codes]


def page(request: HttpRequest) -> dict[str, Any]:
    """
    This function will give the layouts what they need; nothing here asks the database.

    Django's Jinja2 backend lets these names win over a view's own, so a view uses other names.
    """
    actor = getattr(request, "actor", None)
    language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    return {
        "actor": actor,
        "signed_in": bool(actor is not None and actor.kind == "member"),
        "nav": getattr(request, "nav", []),
        "signed_in_at": getattr(request, "place", ""),
        "page_path": request.get_full_path(),
        "language": language,
        "other_languages": _others(language),
        "help_url": getattr(settings, "ALONGSIDE_HELP_URL", "/help/"),
        "exit_url": "/exit/",
        "account_url": getattr(settings, "ALONGSIDE_ACCOUNT_URL", "/accounts/"),
        "sign_in_url": settings.LOGIN_URL
        if settings.LOGIN_URL.startswith("/")
        else "/accounts/login/",
        "sign_out_url": "/accounts/logout/",
        "demo": getattr(settings, "ALONGSIDE_DEMO", False),
        # Made once for a page, however many small forms stand on it; a page with none makes none.
        "csrf_input": SimpleLazyObject(lambda: csrf_input(request)),
    }
