"""One concept a file; imported here so that Django sees them all."""

from alongside.coaching.models.cadence import CadenceAgreement, FollowUpRule, Transition
from alongside.coaching.models.checkin import CallRequest, CheckIn, DayCounter, ReturnNoted
from alongside.coaching.models.contact import Addendum, Contact, OwnWords
from alongside.coaching.models.goal import Goal, Step
from alongside.coaching.models.plan import Plan, PlanAgreement, PlanVersion

__all__ = [
    "Addendum",
    "CadenceAgreement",
    "CallRequest",
    "CheckIn",
    "Contact",
    "DayCounter",
    "FollowUpRule",
    "Goal",
    "OwnWords",
    "Plan",
    "PlanAgreement",
    "PlanVersion",
    "ReturnNoted",
    "Step",
    "Transition",
]
