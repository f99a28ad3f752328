"""Log a contact: the whole form, and the taps that need none."""

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from alongside.coaching.commands import contacts as commands
from alongside.coaching.forms.contact import MORE, ContactForm
from alongside.coaching.models import Contact
from alongside.coaching.models.contact import ContactMode, Outcome
from alongside.coaching.presenters import contacts as words
from alongside.coaching.presenters.form_marks import key_for
from alongside.coaching.presenters.saved import row_of
from alongside.coaching.queries import contacts as asks
from alongside.coaching.queries.when import check_typed_time
from alongside.coaching.views.pages import address, in_zone, show
from alongside.core import audit, clock
from alongside.core.actor import Role
from alongside.core.commands import is_repeat
from alongside.core.errors import BadInput, SavedBefore
from alongside.core.ids import key_again, new_id
from alongside.people.access import ActorRequest, access
from alongside.people.models import Person
from alongside.people.queries import persons
from alongside.privacy.reaching import reach, rules_of
from alongside.ui.addresses import own_address
from alongside.ui.forms import key_of

DEFAULTS = {"outcome": Outcome.REACHED, "minutes": "30", "mode": ContactMode.PHONE}


@require_http_methods(["GET", "POST"])
@access(Role.COACH, Role.SUPERVISOR, person="person_id")
@in_zone
def log(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """This view will log a contact; a refused form comes back with everything typed."""
    if request.method == "POST":
        return _log(request, person_id)
    key = key_for(request.GET.get("form", ""), person_id=person_id, by=request.actor)
    start = asks.start(person_id, by=request.actor)
    if key and (saved := asks.saved_as(key, person_id=person_id, by=request.actor)):
        return _already(saved)
    initial = {**DEFAULTS, "mode": start.mode or DEFAULTS["mode"]}
    form = _form(request, start, initial=initial)
    audit.read(by=request.actor, person=start.person, what="contact-form")
    return _page(request, start, form, key=key)


def _log(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    start = asks.start(person_id, by=request.actor)
    form = _form(request, start, data=request.POST)
    if form.is_valid():
        try:
            contact = _keep(request, start, form.values())
        except SavedBefore as refusal:
            form.refuse(refusal)
            return _page(request, start, form, status=422, first=refusal.row)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return _already(contact) if is_repeat(contact) else _logged(request, contact)
    return _page(request, start, form, status=422, key=key_again(request.POST.get("key", "")))


def _keep(request: ActorRequest, start: asks.Start, values: dict[str, Any]) -> Contact:
    by, key, typed = request.actor, key_of(request), values["occurred_at"]
    if typed is not None:
        check_typed_time(
            person=start.person, starts=typed, minutes=values["minutes"], id=key, by=by
        )
    return commands.log_contact(person=start.person, id=key, by=by, **values)


def _form(request: ActorRequest, start: asks.Start, **options: Any) -> ContactForm:
    return ContactForm(
        goal_choices=start.goals,
        first_name=start.person.first_name,
        zone=start.person.time_zone,
        **options,
    )


def _page(
    request: ActorRequest,
    start: asks.Start,
    form: ContactForm,
    *,
    status: int = 200,
    first: Contact | None = None,
    key: uuid.UUID | None = None,
) -> HttpResponse:
    """`first` is what was saved by this form before; what is sent next is another contact."""
    more = any(name in form.errors or (form.is_bound and form[name].value()) for name in MORE)
    context = {
        "form": form,
        "start": start,
        "reach": reach(start.person, rules_of(start.person), at=clock.now()),
        "more_open": more,
        "choices": words.CHOICES,
        "then": "plan",
        "first": first,
        "key": key or new_id(),
    }
    return show(request, "contact_log.html", context, status=status)


def _logged(request: ActorRequest, contact: Contact) -> HttpResponseRedirect:
    if request.POST.get("then") == "plan":
        planning = address("scheduling:book", contact.person_id)
        return redirect(planning or reverse("coaching:cadence", args=[contact.person_id]))
    return _back(request, contact, "contact")


def _already(contact: Contact) -> HttpResponseRedirect:
    """The page was gone back to and sent again: what was saved is shown, to be added to."""
    page = reverse("coaching:contact", args=[contact.person_id, contact.pk])
    return redirect(f"{page}?saved=already&row={row_of(contact)}")


def _back(request: ActorRequest, contact: Contact, saved: str) -> HttpResponseRedirect:
    """Back to where it was asked from (a page of ours), or to the record."""
    record = reverse("coaching:record", args=[contact.person_id])
    target = own_address(request.POST.get("next", ""), record)
    if "?" in target:
        target = record
    return redirect(f"{target}?saved={saved}&row={row_of(contact)}")


@require_POST
@access(Role.COACH, Role.SUPERVISOR, person="person_id")
def text_sent(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """This view will log that a text was sent: one tap, at any hour, for it is sent already."""
    person = persons.get(person_id, by=request.actor)
    is_quiet = reach(person, rules_of(person), at=clock.now()).text.is_quiet
    return _one_tap(request, person, Outcome.TEXT_SENT, "text-quiet" if is_quiet else "text")


@require_POST
@access(Role.COACH, Role.SUPERVISOR, person="person_id")
def answered(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """This view will log that the person answered a text."""
    person = persons.get(person_id, by=request.actor)
    return _one_tap(request, person, Outcome.REACHED, "answered")


def _one_tap(request: ActorRequest, person: Person, outcome: str, saved: str) -> HttpResponse:
    contact = commands.log_contact(
        person=person,
        outcome=outcome,
        mode=ContactMode.TEXT,
        minutes=1,
        id=key_of(request),
        by=request.actor,
    )
    return _back(request, contact, saved)
