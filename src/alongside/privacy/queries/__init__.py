"""Questions asked of the audit log."""
