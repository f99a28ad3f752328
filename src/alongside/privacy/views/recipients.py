"""The desk's pages on those who may be told, and on who signs alone."""

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from alongside.core import clock
from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.core.ids import parse_id
from alongside.people.access import ActorRequest, access
from alongside.privacy.commands import minors
from alongside.privacy.commands import recipients as commands
from alongside.privacy.forms.recipients import MemberForm, MinorRuleForm, RecipientForm
from alongside.privacy.queries import minors as rules
from alongside.privacy.queries import recipients as asks
from alongside.privacy.views.pages import in_zone, show
from alongside.ui.forms import key_of

both = require_http_methods(["GET", "POST"])
administrator = access(Role.PROGRAM_ADMINISTRATOR)


@both
@access(Role.COACH, Role.SUPERVISOR, Role.PROGRAM_ADMINISTRATOR)
def recipients(request: ActorRequest) -> HttpResponse:
    """This view will list the bodies that may be told, and add one."""
    by = request.actor
    form = RecipientForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            commands.add_recipient(id=key_of(request), by=by, **form.cleaned_data)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect("privacy:recipients")
    context = {
        "form": form,
        "recipients": asks.listed(by=by),
        "manages": by.has_role(Role.PROGRAM_ADMINISTRATOR),
    }
    return show(request, "recipients.html", context, status=422 if form.is_bound else 200)


@both
@administrator
@in_zone
def recipient(request: ActorRequest, recipient_id: uuid.UUID) -> HttpResponse:
    """This view will add a partner to a body, or end the body (`end=yes`)."""
    by = request.actor
    found = asks.get(recipient_id, by=by)
    if request.method == "POST" and request.POST.get("end") == "yes":
        commands.end_recipient(recipient=found, by=by)
        return redirect("privacy:recipients")
    partners = list(asks.partners(by=by))
    form = MemberForm(request.POST if request.method == "POST" else None, partners=partners)
    if form.is_bound and form.is_valid():
        chosen = parse_id(form.cleaned_data["membership"])
        membership = next(one for one in partners if one.pk == chosen)
        try:
            commands.add_member(recipient=found, membership=membership, by=by)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect("privacy:recipient", found.pk)
    context = {"form": form, "recipient": found}
    return show(request, "recipient.html", context, status=422 if form.is_bound else 200)


@both
@administrator
@in_zone
def minor_rule(request: ActorRequest) -> HttpResponse:
    """This view will show and add the rule on who signs alone."""
    by = request.actor
    start = {"effective_on": clock.today(request.membership.organisation.time_zone)}
    form = MinorRuleForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_bound and form.is_valid():
        try:
            minors.set_minor_rule(id=key_of(request), by=by, **form.cleaned_data)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect("privacy:minor_rule")
    context = {"form": form, "rules": rules.all_rules(by=by)}
    return show(request, "minor_rule.html", context, status=422 if form.is_bound else 200)
