"""Who agreed to the plan, and what happened to it since, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.coaching import policy_plans as policy
from alongside.coaching.models import PlanAgreement, PlanVersion
from alongside.coaching.presenters.plans import Reader, first_name
from alongside.coaching.queries.plans import WholePlan
from alongside.ui import times


@dataclass(frozen=True, slots=True)
class SideView:
    """One side's latest yes: `stands` when nothing that was agreed has changed since."""

    side: str
    sentence: str
    stands: bool


def sides_of(whole: WholePlan, reader: Reader) -> list[SideView]:
    """This function will give the latest yes of each side that said one."""
    latest: dict[str, PlanAgreement] = {}
    for agreement in whole.agreements:
        latest.setdefault(agreement.side, agreement)
    order = (policy.PERSON, policy.COACH)
    return [_side(latest[side], whole, reader) for side in order if side in latest]


def _side(agreement: PlanAgreement, whole: WholePlan, reader: Reader) -> SideView:
    stands = agreement.number >= whole.words_number
    words = {"who": _who(agreement, reader), "day": times.short_day(agreement.created_at)}
    if agreement.side == policy.PERSON and reader.is_person:
        now, then = _("You agreed on %(day)s."), _("Changed since you agreed on %(day)s.")
    elif agreement.said_to_coach:
        now = _("%(who)s agreed on %(day)s, said to their coach.")
        then = _("Changed since %(who)s agreed on %(day)s.")
    else:
        now, then = _("%(who)s agreed on %(day)s."), _("Changed since %(who)s agreed on %(day)s.")
    return SideView(agreement.side, (now if stands else then) % words, stands)


def _who(agreement: PlanAgreement, reader: Reader) -> str:
    if agreement.side == policy.PERSON:
        return reader.person_name
    member = agreement.by_membership
    return first_name(member.name) if member else _("The coach")


def what_changed(version: PlanVersion) -> str:
    """This function will say what one version changed."""
    return {
        "plan.started": _("The plan was started"),
        "plan.changed": _("Strengths, help or the review day changed"),
        "goal.added": _("A goal was added"),
        "goal.changed": _("A goal was changed"),
        "goal.open": _("A goal was taken up again"),
        "goal.reached": _("A goal was reached"),
        "goal.set_aside": _("A goal was set aside for now"),
        "step.added": _("A step was added"),
        "step.done": _("A step was done"),
        "step.open": _("A step is to do after all"),
        "step.dropped": _("A step is not needed now"),
    }.get(version.what_changed, _("The plan changed"))


def by_whom(version: PlanVersion, reader: Reader) -> str:
    """This function will name who made a version, as the reader would."""
    member = version.by_membership
    if member is None:
        return _("the program")
    if member.person_id is not None:
        return _("you") if reader.is_person else reader.person_name
    return member.name
