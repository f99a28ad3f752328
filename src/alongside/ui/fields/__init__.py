"""
Form fields that carry their label, hint, errors and autocomplete and render themselves.

Every text has a longest length and refuses control characters. An error says what to do.
"""
