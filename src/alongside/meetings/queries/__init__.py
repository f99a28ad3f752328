"""Questions asked of the meetings."""
