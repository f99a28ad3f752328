"""A supervisor's first page: who waits, who carries how much, whom nobody reached."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.core import audit
from alongside.core.actor import Role
from alongside.people.access import ActorRequest, access
from alongside.portals.presenters import overview as words
from alongside.portals.queries import overview as asks

WORDS = {
    "waited": words.waited,
    "asked": words.asked,
    "overdue_words": words.overdue,
    "unreached_words": words.unreached,
    "load": words.load,
    "not_answered": words.not_answered,
}


@require_safe
@access(Role.SUPERVISOR)
def overview(request: ActorRequest) -> HttpResponse:
    """This view will show the supervisor's programs as they stand now."""
    by = request.actor
    people = asks.people(by=by, zone=request.membership.organisation.time_zone)
    waiting, offered = asks.waiting(by), asks.proposals(by)
    overdue, unreached = people.overdue[: asks.SHOWN], people.unreached[: asks.SHOWN]
    names = asks.names(by=by, ids=[one.person_id for one in (*overdue, *unreached)])
    shown = [*names, *(r.person_id for r in waiting), *(p.person_id for p in offered)]
    audit.listed(by=by, what="overview", person_ids=list(dict.fromkeys(shown)))
    context = {
        "people": people, "waiting": waiting[: asks.SHOWN], "waiting_count": len(waiting),
        "proposals": offered[: asks.SHOWN], "coaches": asks.coaches(by), "overdue": overdue,
        "unreached": unreached, "names": names, **WORDS,
    }  # fmt: skip
    return render(request, "portals/overview.html", context)
