"""Sign out."""

from typing import Any

from allauth.account.views import LogoutView
from django.http import HttpResponse

# Cached pages and anything a page stored go with the session (DS-06).
CLEAR = '"cache", "storage"'


class SignOutView(LogoutView):  # type: ignore[misc]
    """Ends the session on the server and tells the browser to forget what it kept."""

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post(*args, **kwargs)
        response["Clear-Site-Data"] = CLEAR
        return response


sign_out = SignOutView.as_view()
