"""Questions asked about people."""
