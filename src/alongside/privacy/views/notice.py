"""The privacy notice: for everybody, for the person at first, and the desk's part of it."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.core.actor import Role
from alongside.core.errors import BadInput, NotFound
from alongside.people.access import Access, ActorRequest, access
from alongside.people.models import Organisation
from alongside.privacy import notice
from alongside.privacy.commands import notices as commands
from alongside.privacy.middleware import LATER
from alongside.privacy.views.asks import own_person
from alongside.privacy.views.pages import handed_out, show
from alongside.ui import paper
from alongside.ui.addresses import own_address
from alongside.ui.forms import EmailField, Form, PhoneField, TextField, posted

both = require_http_methods(["GET", "POST"])


class ContactForm(Form):
    """Whom the notice names for questions."""

    contact = TextField(_("Name or title"), hint=_("Such as: Priya S., privacy officer"))
    phone = PhoneField(_("Phone"))
    email = EmailField(_("E-mail"))


@require_safe
@access(Access.PUBLIC)
def public(request: ActorRequest) -> HttpResponse:
    """This view will show the notice to anybody, with no cookie (P2-45); `?as=pdf` on paper."""
    house = request.actor.organisation_id
    if house is None:
        raise NotFound(gettext("There is nothing here."))
    found = Organisation.objects.get(pk=house)
    text = notice.read(found, language=_language())
    if request.GET.get("as") == "pdf":
        drawn = paper.pdf("privacy/paper/notice.html", {"notice": text}, language=text.language)
        return handed_out(drawn, "document.pdf", "application/pdf")
    return show(request, "notice_public.html", {"notice": text})


@both
@access(Role.PARTICIPANT)
def mine(request: ActorRequest) -> HttpResponse:
    """This view will show the notice to the person, who says that they have seen it, or goes on."""
    onward = own_address(request.GET.get("next", ""), "/me/")
    if request.method == "POST":
        if request.POST.get("do") == "later":
            request.session[LATER] = notice.in_force()
        else:
            commands.see_notice(person=own_person(request), language=_language(), by=request.actor)
        return redirect(onward)
    organisation = request.membership.organisation
    context = {
        "notice": notice.read(organisation, language=_language()),
        "has_seen": request.membership.notice_version == notice.in_force(),
    }
    return show(request, "notice.html", context)


@both
@access(Role.PROGRAM_ADMINISTRATOR)
def desk(request: ActorRequest) -> HttpResponse:
    """This view will take whom the notice names, and say what it lacks."""
    own = request.membership.organisation
    start = {"contact": own.privacy_contact, "phone": own.phone, "email": own.privacy_email}
    form = ContactForm(posted(request), initial=start)
    if form.is_bound and form.is_valid():
        try:
            commands.set_notice_contact(organisation=own, by=request.actor, **form.cleaned_data)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect("privacy:desk_notice")
    context = {"form": form, "notice": notice.read(own, language=_language())}
    return show(request, "notice_desk.html", context, status=422 if form.is_bound else 200)


@require_POST
@access(Role.PARTICIPANT)
def fundraising(request: ActorRequest) -> HttpResponse:
    """This view will keep or end the wish not to be asked for money (P2-69)."""
    person, by = own_person(request), request.actor
    if request.POST.get("stop") == "yes":
        commands.opt_out_of_fundraising(person=person, by=by)
    else:
        commands.opt_in_to_fundraising(person=person, by=by)
    return redirect("privacy:my_reaching")


def _language() -> str:
    return get_language() or "en"
