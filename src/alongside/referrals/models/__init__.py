"""One concept a file; imported here so that Django sees them all."""

from alongside.referrals.models.asking import Asking
from alongside.referrals.models.link import Link
from alongside.referrals.models.need import Need, NeedAnswers
from alongside.referrals.models.referral import (
    PartnerDesk,
    PersonWord,
    Referral,
    ReferralState,
    ReferralStep,
    Reminder,
)

__all__ = [
    "Asking",
    "Link",
    "Need",
    "NeedAnswers",
    "PartnerDesk",
    "PersonWord",
    "Referral",
    "ReferralState",
    "ReferralStep",
    "Reminder",
]
