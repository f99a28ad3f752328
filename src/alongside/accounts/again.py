"""Ask somebody who is signed in to show once more who they are, before what cannot be undone."""

from urllib.parse import urlencode

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse


def ask(request: HttpRequest) -> HttpResponse | None:
    """
    This function will send the caller to enter password or key again, unless they just did.

    A sign-in does not count, however fresh: signing is an act of its own (ES-01, ES-03).
    """
    if did_recently_reauthenticate(request):
        return None
    return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': request.path})}")
