"""
Mutual-aid meetings of every fellowship: what is on when and where, for everybody.

A meeting is a weekly wall time in a zone of its own (or by appointment), in a place, online or
both. Sources list meetings; one that two sources list is shown once. Nothing here belongs to an
organisation or says anything of a person: who goes to a meeting is written down nowhere.

Invariant: what a source may not show to the public (passwords, personal names) is taken out
before it is stored, so that nothing served later can give it away.
"""
