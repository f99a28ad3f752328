"""How to reach me: safe hours, voice mail, number, safe word; and not to be asked for money."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from alongside.core import audit
from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.people.access import ActorRequest, access
from alongside.privacy.commands import reaching as commands
from alongside.privacy.models import ContactRules
from alongside.privacy.queries import fundraising
from alongside.privacy.views.asks import own_person
from alongside.privacy.views.pages import show
from alongside.ui.forms import BooleanField, Form, LongTextField, TextField, TimeField, posted

FIELDS = ("safe_from", "safe_until", "no_voice_mail", "withheld_number", "safe_word", "words")


class RulesForm(Form):
    """The person's own rules; all may stay empty."""

    safe_from = TimeField(
        _("Safe from"), hint=_("With no times, nobody calls from 9 pm to 8 am."), required=False
    )
    safe_until = TimeField(_("Safe until"), required=False)
    no_voice_mail = BooleanField(_("Never leave a voice mail"), required=False)
    withheld_number = BooleanField(_("Call only with the number withheld"), required=False)
    safe_word = TextField(
        _("Safe word"), hint=_("The caller asks for it, to know that it is you."), required=False
    )
    words = LongTextField(
        _("More to mind"), hint=_("A safe address, or who may pick up."), required=False
    )


@require_http_methods(["GET", "POST"])
@access(Role.PARTICIPANT)
def mine(request: ActorRequest) -> HttpResponse:
    """This view will show and keep how the person wants to be reached."""
    person, by = own_person(request), request.actor
    row = ContactRules.objects.scoped(by).filter(person=person).first()
    start = {name: getattr(row, name) for name in FIELDS} if row else {}
    form = RulesForm(posted(request), initial=start)
    if form.is_bound and form.is_valid():
        try:
            commands.set_contact_rules(person=person, by=by, **form.cleaned_data)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect("privacy:my_reaching")
    audit.read(by=by, person=person, what="contact-rules")
    context = {"form": form, "no_money": fundraising.has_opted_out(person, by=by)}
    return show(request, "reaching.html", context, status=422 if form.is_bound else 200)
