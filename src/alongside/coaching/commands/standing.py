"""Change where an enrolment stands, in one go: one page, one transaction."""

from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.people import policy
from alongside.people.commands import enrolments
from alongside.people.models import Enrolment, EnrolmentStatus, StageJudgement


@command("coaching.change_standing", check=policy.check_can_change_enrolment)
def change_standing(
    *,
    enrolment: Enrolment,
    by: Actor,
    status: str = "",
    reason: str = "",
    pathway: str = "",
    treatment_relation: str = "",
    stage: str = "",
) -> Enrolment:
    """
    This function will write what changed: status, pathway, relation to treatment, stage.

    :raises BadInput: for a choice that is not one of ours
    """
    if status and status != _current_state(enrolment, by):
        enrolments.change_status(enrolment=enrolment, status=status, reason=reason, by=by)
    relation = treatment_relation
    if (pathway or enrolment.pathway, relation or enrolment.treatment_relation) != (
        enrolment.pathway,
        enrolment.treatment_relation,
    ):
        enrolments.change_pathway(
            enrolment=enrolment, pathway=pathway, treatment_relation=relation, by=by
        )
    if stage and stage != _newest_stage(enrolment, by):
        enrolments.judge_stage(person=enrolment.person, stage=stage, by=by)
    return enrolment


def _current_state(enrolment: Enrolment, by: Actor) -> str | None:
    rows = EnrolmentStatus.objects.scoped(by).filter(enrolment=enrolment, until__isnull=True)
    return rows.values_list("state", flat=True).first()


def _newest_stage(enrolment: Enrolment, by: Actor) -> str | None:
    rows = StageJudgement.objects.scoped(by).filter(person_id=enrolment.person_id)
    return rows.order_by("-judged_on", "-pk").values_list("stage", flat=True).first()
