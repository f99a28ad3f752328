"""Forms of safety."""
