"""Where a person's enrolment stands now."""

import uuid

from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.core.errors import NotFound
from alongside.people.models import Enrolment, EnrolmentStatus, StageJudgement
from alongside.people.queries import persons


def current_enrolment(person_id: uuid.UUID, *, by: Actor) -> Enrolment:
    """
    This function will find the newest enrolment of a person the actor may see.

    :raises NotFound: for a stranger, and for somebody in no program
    """
    rows = Enrolment.objects.scoped(by).filter(
        person_id=person_id, person__in=persons.visible_to(by)
    )
    found = rows.select_related("person").order_by("-enrolled_on", "-pk").first()
    if found is None:
        persons.get(person_id, by=by)
        raise NotFound(_("There is nothing here."))
    return found


def standing(enrolment: Enrolment, *, by: Actor) -> dict[str, str]:
    """This function will give status, pathway, relation to treatment and stage as they are."""
    states = EnrolmentStatus.objects.scoped(by).filter(enrolment=enrolment, until__isnull=True)
    stages = StageJudgement.objects.scoped(by).filter(person_id=enrolment.person_id)
    return {
        "status": states.values_list("state", flat=True).first() or "",
        "pathway": enrolment.pathway,
        "treatment_relation": enrolment.treatment_relation,
        "stage": stages.order_by("-judged_on", "-pk").values_list("stage", flat=True).first() or "",
    }
