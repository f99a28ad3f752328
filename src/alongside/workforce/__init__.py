"""
Workforce: what coaches chose to show, their credentials and their hours.

Used by matching and the public pages. Invariants: nothing of a coach's own story is shown
without their choice, field by field; the hours ledger is append-only; a credential shows what
was checked and when.
"""
