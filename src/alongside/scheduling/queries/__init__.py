"""Questions asked about hours and appointments."""
