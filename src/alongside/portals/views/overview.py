"""A supervisor's first page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.coaching.views.pages import in_zone, zone_of
from alongside.core import audit, clock
from alongside.core.actor import Role
from alongside.people.access import ActorRequest, access
from alongside.portals.presenters import overview as words
from alongside.portals.queries import overview as asks
from alongside.safety.queries import tasks as open_tasks

SHOWN, FIRST = 8, 20


@require_safe
@access(Role.SUPERVISOR)
@in_zone
def overview(request: ActorRequest) -> HttpResponse:
    """This view will show who waits, who carries how much and whom nobody reached."""
    by, zone = request.actor, zone_of(request)
    today = clock.today(zone)
    waiting, proposed = asks.waiting(by), asks.proposals(by)
    unheard, worries = asks.unheard(by), asks.worries(by)
    first = [*map(words.call_row, unheard), *map(words.worry_row, worries)]
    people = asks.people(by=by, zone=zone)
    overdue, unreached = people.overdue[:SHOWN], people.unreached[:SHOWN]
    named = asks.names(by=by, ids=[one.person_id for one in (*overdue, *unreached)])
    tasks = open_tasks.open_for(by)
    shown = {
        *named,
        *(one.person_id for one in tasks),
        *(one.person_id for one in waiting[:SHOWN]),
        *(one.person_id for one in proposed[:SHOWN]),
        *(one.person_id for one in unheard[:FIRST]),
        *(one.person_id for one in worries[:FIRST]),
    }
    audit.listed(by=by, what="overview", person_ids=sorted(shown))
    context = {
        "people_count": people.count,
        "tasks": [words.task_row(one) for one in tasks],
        "first": first[:FIRST],
        "first_count": len(first),
        "waiting": [words.request_row(one) for one in waiting[:SHOWN]],
        "waiting_count": len(waiting),
        "proposals": [words.proposal_row(one) for one in proposed[:SHOWN]],
        "proposal_count": len(proposed),
        "overdue": [words.overdue_row(one, named) for one in overdue],
        "overdue_count": len(people.overdue),
        "unreached": [words.unreached_row(one, named) for one in unreached],
        "unreached_count": len(people.unreached),
        "loads": [words.load_of(one) for one in asks.coaches(by)],
        "credentials": [
            words.credential_row(c, today) for c in asks.running_out(by=by, today=today)
        ],
        "unreached_days": asks.UNREACHED_DAYS,
        "several": asks.SEVERAL,
        "today": today,
    }
    return render(request, "portals/overview.html", context)
