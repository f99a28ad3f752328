"""Pages of hours and appointments."""
