"""Names of what happens in referrals, as others subscribe to them. Payloads hold ids only."""

REFERRED = "referrals.referred"
MOVED = "referrals.moved"
SAID = "referrals.said"
NEED_TOLD = "referrals.need_told"
