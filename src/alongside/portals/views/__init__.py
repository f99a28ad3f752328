"""Home pages that compose the domains."""
