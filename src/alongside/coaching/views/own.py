"""A participant's own pages: notes about them, their words, their counter."""

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.coaching.commands import contacts as notes
from alongside.coaching.commands import counters
from alongside.coaching.forms.checkin import CounterForm, NoteReturnForm
from alongside.coaching.forms.words import OwnWordsForm
from alongside.coaching.presenters.contacts import ContactPage
from alongside.coaching.presenters.saved import saved_from
from alongside.coaching.queries import checkins as asks
from alongside.coaching.queries import contacts as reads
from alongside.coaching.views.pages import in_zone, show, zone_of
from alongside.core import audit, clock
from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.core.ids import parse_id
from alongside.people.access import ActorRequest, access
from alongside.privacy.presenters.asks import beside
from alongside.privacy.queries import asks as rights
from alongside.ui.forms import Form, key_of, posted

SIZE = 20


@require_safe
@access(Role.PARTICIPANT)
@in_zone
def contacts(request: ActorRequest) -> HttpResponse:
    """This view will show the person what was written about their contacts."""
    try:
        before = parse_id(request.GET.get("before", ""))
    except BadInput:
        before = None
    found = reads.of_person(by=request.actor, before=before, size=SIZE)
    audit.read(by=request.actor, person=asks.myself(by=request.actor), what="contacts")
    shown = rights.beside(asks.own_id(request.actor), [row.pk for row in found], by=request.actor)
    context = {
        "beside": beside(shown),
        "pages": [ContactPage(row) for row in found[:SIZE]],
        "older": str(found[SIZE - 1].pk) if len(found) > SIZE else "",
        "saved": saved_from(request),
    }
    return show(request, "own_contacts.html", context)


@require_http_methods(["GET", "POST"])
@access(Role.PARTICIPANT)
@in_zone
def words(request: ActorRequest, contact_id: uuid.UUID) -> HttpResponse:
    """This view will take the person's own words about a note."""
    person_id = request.actor.person_id or contact_id
    row = reads.get(contact_id, person_id=person_id, by=request.actor)
    form = OwnWordsForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            text = form.cleaned_data["words"]
            notes.add_own_words(contact=row, words=text, id=key_of(request), by=request.actor)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect(reverse("coaching:own-contacts") + "?saved=words")
    shown = rights.beside(row.person_id, [row.pk], by=request.actor)
    context = {"form": form, "contact": ContactPage(row), "beside": beside(shown)}
    return show(request, "own_words.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@access(Role.PARTICIPANT)
@in_zone
def counter(request: ActorRequest) -> HttpResponse:
    """This view will show the counter, or offer to start one."""
    form = CounterForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            person = asks.myself(by=request.actor)
            counters.start_counter(person=person, by=request.actor, **form.cleaned_data)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return _counter_saved("counter")
    return _counter_page(request, form, _note_form(request))


@require_POST
@access(Role.PARTICIPANT)
def counter_shown(request: ActorRequest) -> HttpResponse:
    """This view will hide the counter or show it again."""
    person = asks.myself(by=request.actor)
    shown = request.POST.get("shown") == "yes"
    counters.show_counter(person=person, is_shown=shown, by=request.actor)
    return _counter_saved("counter")


@require_POST
@access(Role.PARTICIPANT)
@in_zone
def note_return(request: ActorRequest) -> HttpResponse:
    """This view will note a day for the person's own eyes; nothing is reset."""
    form = NoteReturnForm(request.POST)
    if form.is_valid():
        try:
            person = asks.myself(by=request.actor)
            counters.note_return(person=person, on=form.cleaned_data["on"], by=request.actor)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return _counter_saved("noted")
    return _counter_page(request, CounterForm(), form)


def _note_form(request: ActorRequest) -> NoteReturnForm:
    return NoteReturnForm(initial={"on": clock.today(zone_of(request))})


def _counter_saved(what: str) -> HttpResponse:
    return redirect(reverse("coaching:counter") + f"?saved={what}")


def _counter_page(request: ActorRequest, form: Form, note: Form) -> HttpResponse:
    context = {
        "form": form,
        "note": note,
        "counted": asks.counted(by=request.actor, zone=zone_of(request)),
        "saved": saved_from(request),
    }
    wrong = bool(form.errors or note.errors)
    return show(request, "counter.html", context, status=422 if wrong else 200)
