"""Pages anybody can open: front page, help now, meetings, questions."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from alongside.people.access import Access, ActorRequest, access
from alongside.people.queries import actors
from alongside.public.content import lines, questions


def _language() -> str:
    return "es" if (get_language() or "en").startswith("es") else "en"


@access(Access.PUBLIC)
def front(request: ActorRequest) -> HttpResponse:
    """This view will show what the service is and the ways in."""
    organisation = actors.public_organisation()
    return render(request, "public/front.html", {"organisation": organisation})


@access(Access.PUBLIC)
def help_now(request: ActorRequest) -> HttpResponse:
    """This view will show whom to call now. No script, no cookie, no database."""
    context = {"lines": lines.help_lines(), "tongue": _language()}
    return render(request, "public/help.html", context)


@access(Access.PUBLIC)
def meetings(request: ActorRequest) -> HttpResponse:
    """This view will show the fellowships and where their own lists are."""
    context = {"families": lines.families(), "tongue": _language()}
    return render(request, "public/meetings.html", context)


@access(Access.PUBLIC)
def common_questions(request: ActorRequest) -> HttpResponse:
    """This view will answer what people ask who think about having a coach."""
    return render(request, "public/questions.html", {"questions": questions.QUESTIONS})


@access(Access.PUBLIC)
def coach_or_therapist(request: ActorRequest) -> HttpResponse:
    """This view will show side by side what a coach and a therapist do."""
    return render(request, "public/coach_or_therapist.html", {"rows": questions.COMPARED})
