"""Open loops and gaps: the coach's list, the supervisor's page, and what was learned."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from alongside.core import audit
from alongside.core.actor import Role
from alongside.core.ids import new_id
from alongside.people.access import ActorRequest, access
from alongside.referrals.presenters import learned, words
from alongside.referrals.presenters.loops import LoopsPage
from alongside.referrals.queries import figures, gaps, referrals, services
from alongside.referrals.views.pages import in_zone, show

MOST = 100


@require_safe
@access(Role.COACH, Role.SUPERVISOR)
@in_zone
def loops(request: ActorRequest) -> HttpResponse:
    """This view will list open loops by age, and needs with no service."""
    by = request.actor
    lines, count = referrals.open_loops(by=by)
    missing, counts = gaps.open_gaps(by=by)
    ids = [line.referral.person_id for line in lines] + [gap.need.person_id for gap in missing]
    audit.listed(by=by, what="open-referrals", person_ids=list(dict.fromkeys(ids)))
    page = LoopsPage(lines, count, missing, counts, by.has_role(Role.COACH), by.name)
    return show(request, "loops.html", {"page": page, "words": words, "new_key": new_id})


@require_safe
@access(Role.COACH, Role.SUPERVISOR)
@in_zone
def services_learned(request: ActorRequest) -> HttpResponse:
    """This view will show what was learned of each service, with counts."""
    found = figures.of_all(by=request.actor)[:MOST]
    named = {one.pk: one for one in services.chosen([one.service_id for one in found])}
    audit.searched(by=request.actor, what="service-figures", count=len(found))
    rows = [(named[one.service_id], one) for one in found if one.service_id in named]
    return show(request, "learned.html", {"rows": rows, "learned": learned.sentences})
