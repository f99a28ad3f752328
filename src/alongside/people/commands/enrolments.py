"""Enrol people and keep their status, pathway and stage."""

import datetime as dt

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.actor import Actor, Role
from alongside.core.commands import command
from alongside.core.errors import BadInput
from alongside.people import policy
from alongside.people.models import Enrolment, EnrolmentStatus, Person, Program, StageJudgement
from alongside.people.models.enrolment import Pathway, Stage, Status, TreatmentRelation


@command("people.enrol", check=policy.check_can_enrol, announces="people.enrolled")
def enrol(
    *,
    person: Person,
    program: Program,
    by: Actor,
    pathway: str = Pathway.FULL,
    treatment_relation: str = TreatmentRelation.UNKNOWN,
    enrolled_on: dt.date | None = None,
    referred_by: str = "",
    status: str = Status.ASKED,
) -> Enrolment:
    """This function will enrol a person in a program, with its first status."""
    enrolment = Enrolment.objects.create(
        organisation_id=person.organisation_id,
        person=person,
        program=program,
        pathway=Pathway(pathway),
        treatment_relation=TreatmentRelation(treatment_relation),
        enrolled_on=enrolled_on or clock.today(program.time_zone),
        referred_by=referred_by,
        created_at=clock.now(),
    )
    _add_status(enrolment, Status(status), "", by)
    return enrolment


@command(
    "people.change_status",
    check=policy.check_can_change_enrolment,
    announces="people.status_changed",
)
def change_status(
    *, enrolment: Enrolment, status: str, by: Actor, reason: str = ""
) -> EnrolmentStatus:
    """
    This function will end the current status and begin another.

    :raises BadInput: for a status that is not one of ours
    """
    if status not in Status.values:
        raise BadInput(_("Choose one of the statuses."), field="status")
    current = EnrolmentStatus.objects.scoped(by).filter(enrolment=enrolment, until__isnull=True)
    current.update(until=clock.now())
    return _add_status(enrolment, Status(status), reason, by)


@command("people.change_pathway", check=policy.check_can_change_enrolment)
def change_pathway(
    *, enrolment: Enrolment, by: Actor, pathway: str = "", treatment_relation: str = ""
) -> Enrolment:
    """This function will change the pathway or the relation to treatment."""
    if pathway:
        enrolment.pathway = Pathway(pathway)
    if treatment_relation:
        enrolment.treatment_relation = TreatmentRelation(treatment_relation)
    enrolment.save(update_fields=["pathway", "treatment_relation"])
    return enrolment


@command("people.judge_stage", check=policy.check_can_see_person)
def judge_stage(
    *, person: Person, stage: str, by: Actor, judged_on: dt.date | None = None
) -> StageJudgement:
    """This function will keep somebody's judgement of the stage, with its date."""
    return StageJudgement.objects.create(
        organisation_id=person.organisation_id,
        person=person,
        stage=Stage(stage),
        judged_on=judged_on or clock.today(person.time_zone),
        by_person=by.has_role(Role.PARTICIPANT),
        by_membership_id=by.membership_id,
        created_at=clock.now(),
    )


def _add_status(enrolment: Enrolment, status: Status, reason: str, by: Actor) -> EnrolmentStatus:
    return EnrolmentStatus.objects.create(
        organisation_id=enrolment.organisation_id,
        enrolment=enrolment,
        state=status,
        at=clock.now(),
        by_membership_id=by.membership_id,
        reason=reason,
        created_at=clock.now(),
    )
