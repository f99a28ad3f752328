"""Questions asked about groups."""
