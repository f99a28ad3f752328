"""Promises of the service, kept in a real browser: one journey a promise."""
