"""Forms on needs and referrals."""
