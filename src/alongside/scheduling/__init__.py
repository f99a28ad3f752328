"""
Scheduling: when coaches usually work, and the times agreed with people.

Used by coaching, matching and the home pages. Invariant: two open appointments of one coach do
not overlap; a wall-clock time always has its zone beside it.
"""
