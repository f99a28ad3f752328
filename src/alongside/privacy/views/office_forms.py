"""One form on a page of the privacy officer's desk."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.core.errors import BadInput
from alongside.people.access import ActorRequest
from alongside.privacy.views.pages import show
from alongside.ui.forms import Form


def form_page(  # one place for every form of the desk
    request: ActorRequest,
    form: Form,
    save: Callable[[dict[str, Any]], object],
    *,
    title: str,
    then: str,
    lead: str = "",
    button: str = "",
) -> HttpResponse:
    """
    This function will show a form, or save what was sent and go on to `then`.

    A refusal of the command comes back beside its field, with everything typed still there.
    """
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                save(form.cleaned_data)
                return redirect(then)
            except BadInput as refusal:
                form.refuse(refusal)
    context = {"form": form, "heading": title, "lead": lead, "back": then, "button": button}
    return show(request, "office_form.html", context, status=status)
