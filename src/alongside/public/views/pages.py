"""Pages anybody can open: front page, help now, questions."""

from django.http import HttpResponse
from django.shortcuts import render

from alongside.core.actor import Role
from alongside.people.access import Access, ActorRequest, access
from alongside.people.queries import actors
from alongside.public.content import questions
from alongside.safety import lines


@access(Access.PUBLIC)
def front(request: ActorRequest) -> HttpResponse:
    """This view will show what the service is and the ways in."""
    organisation = actors.public_organisation()
    return render(request, "public/front.html", {"organisation": organisation})


@access(Access.PUBLIC)
def help_now(request: ActorRequest) -> HttpResponse:
    """This view will show whom to call now. No script, no cookie, no database."""
    context = {
        "lines": lines.help_lines(),
        "tongue": lines.tongue(),
        "is_staff": request.actor.has_role(Role.COACH, Role.SUPERVISOR),
    }
    return render(request, "public/help.html", context)


@access(Access.PUBLIC)
def common_questions(request: ActorRequest) -> HttpResponse:
    """This view will answer what people ask who think about having a coach."""
    return render(request, "public/questions.html", {"questions": questions.QUESTIONS})


@access(Access.PUBLIC)
def coach_or_therapist(request: ActorRequest) -> HttpResponse:
    """This view will show side by side what a coach and a therapist do."""
    return render(request, "public/coach_or_therapist.html", {"rows": questions.COMPARED})
