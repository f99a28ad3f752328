"""Set the first password with a code."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from alongside.accounts import actors, commands, limits
from alongside.accounts.names import hashed
from alongside.accounts.page_forms import FirstCodeForm
from alongside.core.actor import Actor
from alongside.core.errors import BadInput
from alongside.ui.forms import posted


@sensitive_post_parameters("password", "code")
def first(request: HttpRequest) -> HttpResponse:
    """This view will take a sign-in name, a code and a new password."""
    form = FirstCodeForm(posted(request))
    if request.method != "POST":
        return _page(request, form)
    if form.is_valid():
        data = form.cleaned_data
        if not limits.may_try_first_code(request, hashed(data["login"])):
            form.add_error(None, _("Too many tries for now. Wait ten minutes, then try again."))
            return _page(request, form, 429)
        by = _visitor(request)
        try:
            commands.use_first_code(by=by, language=get_language() or "", **data)
        except BadInput as error:
            if error.field == "code":
                name = hashed(data["login"])
                actors.record_refused(request, name, "accounts.use_first_code")
            form.refuse(error)
        else:
            messages.success(request, _("Your password is set. Sign in with it now."))
            return redirect("account_login")
    return _page(request, form, 422)


def _visitor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return Actor.public(actor.organisation_id)


def _page(request: HttpRequest, form: FirstCodeForm, status: int = 200) -> HttpResponse:
    return render(request, "accounts/first.html", {"form": form}, status=status)
