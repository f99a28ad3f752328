"""Say which rules apply to the organisation, and why; each answer is kept (P2-01, P2-03)."""

from django.utils.translation import gettext as _

from alongside.core import clock, inputs, us_states
from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.errors import BadInput
from alongside.people.commands.programs import set_part2
from alongside.people.models import Organisation
from alongside.people.policy import check_can_manage_staff
from alongside.privacy.models import RuleAnswer
from alongside.privacy.models.rule import RuleKey


@command("privacy.answer_rule", check=check_can_manage_staff)
def answer_rule(
    *,
    organisation: Organisation,
    rule: str,
    applies: bool,
    reason: str,
    by: Actor,
    state_code: str = "",
) -> RuleAnswer:
    """
    This function will write down whether a body of rules applies, and why.

    An answer that says the same as the one that stands leaves that one as it is. Part 2 is also
    the organisation's own flag, which needs a reason to be off.

    :raises BadInput: without a reason (`field="reason"`), for state law without a state
    """
    inputs.one_of(rule, RuleKey.values, "rule")
    written = inputs.words(reason, "reason")
    if not applies and not written:
        raise BadInput(_("Write the reason, so that others can check it."), field="reason")
    if rule == RuleKey.STATE and applies and state_code not in us_states.NAMES:
        raise BadInput(_("Choose the state."), field="state_code")
    if rule == RuleKey.PART2:
        set_part2(organisation=organisation, applies=applies, reason=written, by=by)
    rows = RuleAnswer.objects.in_organisation(organisation.pk).filter(rule=rule)
    standing = rows.filter(until__isnull=True).first()
    code = state_code if rule == RuleKey.STATE and applies else ""
    if standing is not None:
        said = (standing.applies, standing.reason, standing.state_code)
        if said == (applies, written, code):
            return standing
        standing.until = clock.now()
        standing.save(update_fields=["until"])
    return RuleAnswer.objects.create(
        organisation=organisation,
        rule=rule,
        applies=applies,
        reason=written,
        state_code=code,
        at=clock.now(),
        by_membership_id=by.membership_id,
    )
