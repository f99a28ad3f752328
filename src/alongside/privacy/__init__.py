"""
Privacy: consent, disclosure, rights over the record, and who looked, in plain words.

Used by the person's own pages, the privacy officer's desk, partners' pages and by every domain that
would tell something to the outside. Nothing about a person leaves but through `disclose`.
See docs/explanation/privacy.md.
"""
