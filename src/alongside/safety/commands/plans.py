"""Write a safety plan, and say whether the coach may read it."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput, Conflict
from alongside.people.models import Person
from alongside.safety import policy_plans as policy
from alongside.safety.models import SafetyPlan
from alongside.safety.models.plan import PARTS


@command("safety.write_plan", check=policy.check_can_write)
def write_plan(
    *, person: Person, parts: dict[str, str], by: Actor, made_from: int | None = None
) -> SafetyPlan:
    """
    This function will write the six parts; the first time it makes the plan, shared with nobody.

    `made_from` is the version that the form was made from.

    :raises BadInput: for an empty new plan, or a part too long
    :raises Conflict: when it changed since, with `now` in its detail
    """
    typed = {part: inputs.words(parts.get(part, ""), part) for part in PARTS}
    rows = SafetyPlan.objects.scoped(by).filter(person=person)
    plan = rows.select_for_update().first()
    if plan is None:
        if not any(typed.values()):
            raise BadInput(_("Write a few words first."), field=PARTS[0])
        plan = _made(person)
    elif typed == plan.parts:
        raise AlreadyDone(plan)
    elif made_from is not None and made_from != plan.version:
        raise Conflict(
            _("This changed while you were writing. Look at both before you save."),
            now={**plan.parts, "version": plan.version},
        )
    for part, words in typed.items():
        setattr(plan, part, words)
    plan.version += 1
    plan.save(update_fields=[*PARTS, "version"])
    return plan


def _made(person: Person) -> SafetyPlan:
    plan = SafetyPlan(organisation_id=person.organisation_id, person=person, created_at=clock.now())
    try:
        with transaction.atomic():
            plan.save(force_insert=True)
    except IntegrityError:
        # Two windows began in the same moment: the second one looks at the first.
        raise Conflict(_("This changed while you were writing. Open it again.")) from None
    return plan


@command("safety.share_plan", check=policy.check_can_share)
def share_plan(*, plan: SafetyPlan, is_shared: bool, by: Actor) -> SafetyPlan:
    """This function will let the person's coaches read the plan, or stop that at once."""
    if plan.is_shared == is_shared:
        raise AlreadyDone(plan)
    plan.is_shared = is_shared
    plan.save(update_fields=["is_shared"])
    return plan
