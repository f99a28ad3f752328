"""Questions asked about coaching."""
