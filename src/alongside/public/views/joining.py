"""After asking: thanks, what happens now, and a sign-in of one's own for those who want one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from alongside.accounts.given_names import give_sign_in_name
from alongside.core.actor import Actor
from alongside.core.errors import BadInput, Conflict, NotPermitted
from alongside.matching.commands.joining import join
from alongside.people.access import Access, ActorRequest, access
from alongside.public import limits, tokens
from alongside.public.forms import JoinForm


@csrf_exempt  # the signed token in the form is what is checked; a visitor gets no cookie
@access(Access.PUBLIC)
def done(request: ActorRequest) -> HttpResponse:
    """This view will thank, and make the sign-in that was offered."""
    if request.method != "POST":
        return render(request, "public/asked.html", {"form": None, "login": ""})
    form = JoinForm(request.POST)
    if not limits.may_send(request, "join"):
        return offer(request, "", status=429)
    if form.is_valid():
        try:
            login = _join(request, form)
            return render(request, "public/joined.html", {"login": login})
        except BadInput as error:
            form.refuse(error)
        except NotPermitted as error:
            form.add_error(None, error.message)
    login = tokens.open_name(request.POST.get("login", "")[:600])
    return render(request, "public/asked.html", {"form": form, "login": login}, status=422)


def offer(request: ActorRequest, token: str, *, status: int) -> HttpResponse:
    """This function will thank and offer a sign-in with a name nobody has yet."""
    if not token:
        return render(request, "public/asked.html", {"form": None, "login": ""}, status=status)
    login = give_sign_in_name()
    form = JoinForm(initial={"token": token, "login": tokens.seal_name(login)})
    context = {"form": form, "login": login}
    answer = render(request, "public/asked.html", context, status=status)
    answer["Cache-Control"] = "no-store"
    return answer


def _join(request: ActorRequest, form: JoinForm) -> str:
    found = tokens.read(form.cleaned_data["token"], by=request.actor)
    login = tokens.open_name(form.cleaned_data["login"])
    if found is None or not login:
        raise NotPermitted(_("This offer is over. Your coach can set up a sign-in with you."))
    system = Actor.system(request.actor.organisation_id, purpose="request")
    try:
        join(request=found, login=login, password=form.cleaned_data["password"], by=system)
    except Conflict:
        raise NotPermitted(_("Somebody took this name just now. Ask once more.")) from None
    return login
