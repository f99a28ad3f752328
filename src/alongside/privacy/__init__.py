"""
Privacy: who looked at a record, in plain words.

Used by the person's own pages and the privacy officer's desk. Reads the audit log, never writes it.
"""
