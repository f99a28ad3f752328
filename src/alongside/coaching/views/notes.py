"""Read one contact, sign its note, add to it."""

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from alongside.coaching import policy
from alongside.coaching.commands import contacts as commands
from alongside.coaching.forms.words import AddendumForm
from alongside.coaching.presenters import contacts as words
from alongside.coaching.presenters.saved import saved_from
from alongside.coaching.queries import contacts as asks
from alongside.coaching.views.pages import in_zone, show
from alongside.core import audit
from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.people.access import ActorRequest, access
from alongside.privacy.presenters.asks import beside
from alongside.privacy.queries import asks as rights
from alongside.ui.forms import key_of


@require_safe
@access(Role.COACH, Role.SUPERVISOR, person="person_id")
@in_zone
def contact(request: ActorRequest, person_id: uuid.UUID, contact_id: uuid.UUID) -> HttpResponse:
    """This view will show one contact with everything that was written and added."""
    return _contact_page(request, person_id, contact_id, AddendumForm())


def _contact_page(
    request: ActorRequest,
    person_id: uuid.UUID,
    contact_id: uuid.UUID,
    form: AddendumForm,
    status: int = 200,
) -> HttpResponse:
    row = asks.get(contact_id, person_id=person_id, by=request.actor)
    audit.read(by=request.actor, person=row.person, what="contact")
    context = {
        "contact": words.ContactPage(row),
        "beside": beside(rights.beside(person_id, [row.pk], by=request.actor)),
        "form": form,
        "saved": saved_from(request),
        "can_sign": policy.can_sign(by=request.actor, contact=row),
    }
    return show(request, "contact.html", context, status=status)


@require_POST
@access(Role.COACH, Role.SUPERVISOR, person="person_id")
def sign(request: ActorRequest, person_id: uuid.UUID, contact_id: uuid.UUID) -> HttpResponse:
    """This view will sign a note."""
    row = asks.get(contact_id, person_id=person_id, by=request.actor)
    commands.sign_contact(contact=row, by=request.actor)
    return redirect(reverse("coaching:contact", args=[person_id, contact_id]) + "?saved=signed")


@require_POST
@access(Role.COACH, Role.SUPERVISOR, person="person_id")
@in_zone
def addendum(request: ActorRequest, person_id: uuid.UUID, contact_id: uuid.UUID) -> HttpResponse:
    """This view will add to a note."""
    form = AddendumForm(request.POST)
    row = asks.get(contact_id, person_id=person_id, by=request.actor)
    if form.is_valid():
        try:
            text = form.cleaned_data["words"]
            commands.add_addendum(contact=row, words=text, id=key_of(request), by=request.actor)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            page = reverse("coaching:contact", args=[person_id, contact_id])
            return redirect(f"{page}?saved=addendum")
    return _contact_page(request, person_id, contact_id, form, status=422)
