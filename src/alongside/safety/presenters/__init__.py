"""Safety in words."""
