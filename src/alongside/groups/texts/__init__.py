"""Versioned texts of groups: the agreement and the guides that are shipped."""
