"""Forms of privacy, one concept a file."""
