"""The sample's plans as they stood when coach and person last agreed to them."""

import datetime as dt

from alongside.cli.sample.program import Cast
from alongside.coaching import versions
from alongside.coaching.models import Plan, PlanAgreement
from alongside.core import clock
from alongside.people.models import Assignment, Membership
from alongside.people.models.assignment import COACH
from alongside.people.queries.actors import actor_for


def add_agreements(cast: Cast) -> int:
    """This function will keep a version of each plan that both agreed to a day ago."""
    of_house = cast.organisation.pk
    serving = Assignment.objects.in_organisation(of_house).filter(kind=COACH, until_at__isnull=True)
    coaches = {row.person_id: row.coach for row in serving.select_related("coach")}
    agreements: list[PlanAgreement] = []
    plans = Plan.objects.in_organisation(of_house).filter(version=0, person__in=list(coaches))
    with clock.frozen(clock.now() - dt.timedelta(days=1)):
        for plan in plans:
            coach = coaches[plan.person_id]
            versions.write(plan, versions.STARTED, actor_for(coach))
            agreements += [_yes(plan, coach, side) for side in ("person", "coach")]
    PlanAgreement._base_manager.bulk_create(agreements, batch_size=500)
    return len(agreements) * 3 // 2


def _yes(plan: Plan, coach: Membership, side: str) -> PlanAgreement:
    return PlanAgreement(
        organisation_id=plan.organisation_id,
        plan=plan,
        person_id=plan.person_id,
        number=plan.version,
        side=side,
        by_membership=coach,
        said_to_coach=side == "person",
        created_at=clock.now(),
    )
