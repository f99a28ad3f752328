"""The questions on needs: asked with the coach, or answered by the person alone."""

import json
import uuid
from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.core import audit
from alongside.core.actor import Role
from alongside.core.errors import BadInput, NotFound
from alongside.people.access import ActorRequest, access
from alongside.people.models import Person
from alongside.people.queries import persons
from alongside.referrals import questions
from alongside.referrals.commands import needs as commands
from alongside.referrals.forms.needs import OffersForm, QuestionsForm
from alongside.referrals.models import NeedAnswers
from alongside.referrals.views.pages import in_zone, own_person, show
from alongside.ui.forms import key_of

both = require_http_methods(["GET", "POST"])
Address = Callable[[uuid.UUID], HttpResponse]


@both
@access(Role.PARTICIPANT)
@in_zone
def mine(request: ActorRequest) -> HttpResponse:
    """This view will ask the person themself; every question may be left out."""
    return _asked(
        request, own_person(request), lambda pk: redirect("referrals:my_offers", pk), by_self=True
    )


@both
@access(Role.COACH, Role.SUPERVISOR, person="person_id")
@in_zone
def together(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """This view will ask with the coach, who reads aloud."""
    person = persons.get(person_id, by=request.actor)
    return _asked(
        request, person, lambda pk: redirect("referrals:offers", person.pk, pk), by_self=False
    )


def _asked(
    request: ActorRequest, person: Person, goes_on: Address, *, by_self: bool
) -> HttpResponse:
    language = (get_language() or "en")[:2]
    bound = request.POST if request.method == "POST" else None
    form = QuestionsForm(bound, language=language, by_self=by_self)
    if form.is_bound and form.is_valid():
        try:
            made = commands.answer_questions(
                person=person,
                answers=form.answers(),
                how=form.how_asked(),
                language=language,
                id=key_of(request),
                by=request.actor,
            )
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return goes_on(made.pk)
    elif not form.is_bound:
        audit.read(by=request.actor, person=person, what="needs")
    context = {"person": person, "form": form, "by_self": by_self}
    context["text"] = questions.shipped(language)
    return show(request, "questions.html", context, status=422 if form.is_bound else 200)


@both
@access(Role.PARTICIPANT)
def my_offers(request: ActorRequest, answers_id: uuid.UUID) -> HttpResponse:
    """This view will offer the person help after their answers, and take what they want."""
    return _offered(request, own_person(request), answers_id, "referrals:mine")


@both
@access(Role.COACH, Role.SUPERVISOR, person="person_id")
def offers(request: ActorRequest, person_id: uuid.UUID, answers_id: uuid.UUID) -> HttpResponse:
    """This view will offer help with the coach."""
    person = persons.get(person_id, by=request.actor)
    return _offered(request, person, answers_id, "referrals:person", person.pk)


def _offered(
    request: ActorRequest, person: Person, answers_id: uuid.UUID, goes_on: str, *args: uuid.UUID
) -> HttpResponse:
    by = request.actor
    found = NeedAnswers.objects.scoped(by).filter(pk=answers_id, person=person).first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    helps = questions.offers(json.loads(found.answers))
    form = OffersForm(request.POST if request.method == "POST" else None, offers=helps)
    if form.is_bound and form.is_valid():
        for domain in form.cleaned_data["wants"]:
            commands.tell_need(
                person=person,
                domain=domain,
                words=form.cleaned_data["words"],
                answers=found,
                by=by,
            )
        return redirect(goes_on, *args)
    context = {"person": person, "form": form, "by_self": by.has_role(Role.PARTICIPANT)}
    context["spoke_of"] = helps
    return show(request, "offers.html", context, status=422 if form.is_bound else 200)
