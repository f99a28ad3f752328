"""Letters: the person picks the facts; anybody who holds one can ask whether it is genuine."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from alongside.accounts import limits
from alongside.core.actor import Role
from alongside.core.errors import BadInput, Conflict
from alongside.people.access import Access, ActorRequest, access
from alongside.privacy import letters
from alongside.privacy.commands import letters as commands
from alongside.privacy.queries import letters as asks
from alongside.privacy.views.asks import own_person
from alongside.privacy.views.pages import handed_out, in_zone, show
from alongside.ui import paper
from alongside.ui.forms import Form, MultiChoiceField, TextField, key_of, posted

both = require_http_methods(["GET", "POST"])


class LetterForm(Form):
    """Exactly the facts that are ticked stand in the letter; none is ticked to begin with."""

    facts = MultiChoiceField(_("What the letter says"), in_rows=True)

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("facts", offered)


class CodeForm(Form):
    """The code that stands on a letter."""

    code = TextField(_("Code"), hint=_("It stands at the end of the letter."))


@both
@access(Role.PARTICIPANT)
@in_zone
def mine(request: ActorRequest) -> HttpResponse:
    """This view will make a letter with the facts the person picks."""
    person, by = own_person(request), request.actor
    known = asks.known(person, by=by)
    form = LetterForm(posted(request), offered=letters.choices(known))
    if form.is_bound and form.is_valid():
        try:
            commands.make_letter(
                person=person,
                facts=form.cleaned_data["facts"],
                known=known,
                language=get_language() or "en",
                by=by,
                id=key_of(request),
            )
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect("privacy:my_letters")
    context = {"form": form, "made": asks.own(person, by=by)}
    return show(request, "letters.html", context, status=422 if form.is_bound else 200)


@require_safe
@access(Role.PARTICIPANT)
def one(request: ActorRequest, letter_id: uuid.UUID) -> HttpResponse:
    """This view will hand out a letter as a document, with its code."""
    letter = asks.get(letter_id, by=request.actor)
    context = {
        "letter": letter,
        "lines": letter.lines.split("\n"),
        "code": letters.grouped(letter.code),
        "organisation": request.membership.organisation,
        "address": request.build_absolute_uri("/letter/"),
    }
    drawn = paper.pdf("privacy/paper/letter.html", context, language=letter.language)
    return handed_out(drawn, "document.pdf", "application/pdf")


@csrf_exempt  # it changes nothing, and a token would need a cookie
@both
@access(Access.PUBLIC)
def check(request: ActorRequest) -> HttpResponse:
    """This view will say whether a letter is genuine and of which day, and nothing else."""
    form = CodeForm(posted(request))
    context: dict[str, Any] = {"form": form, "asked": False, "dated": None}
    if form.is_bound and not limits.may_check_letter(request):
        raise Conflict(gettext("Too many codes were tried here. Wait an hour."))
    if form.is_bound and form.is_valid():
        found = asks.genuine(form.cleaned_data["code"], by=request.actor)
        context |= {"asked": True, "dated": found.dated if found else None}
        return show(request, "letter_check.html", context)
    return show(request, "letter_check.html", context, status=422 if form.is_bound else 200)
