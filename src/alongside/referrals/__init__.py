"""
Referrals: from what a person needs to a service that helps, until the person says they got it.

Words: a need (what the person wants help with), a referral (one need, one service), its states,
the link by which a partner answers, the person's own word, which decides. Used by coaches,
supervisors, people in recovery, and partners with a link.

Invariants: nothing leaves but through `privacy.commands.disclosing`, under a form the person
signed; without one the person goes by themselves. States are rows, never changed. What the person
says they got is the outcome, whatever the partner says. Nobody is scored.
"""
