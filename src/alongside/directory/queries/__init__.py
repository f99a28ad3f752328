"""Reads of the directory. It is public, so nothing here is scoped to an organisation."""
