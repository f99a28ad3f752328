"""
Coaching: plans, goals, steps, contacts, check-ins and the cadence of contact.

The words are the person's. Invariants: a signed note changes only by addendum; only a contact
that reached the person restarts the contact clock; a return to use takes nothing away; there is
no field for a diagnosis or a treatment.
"""
