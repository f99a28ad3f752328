"""Pages of privacy, one concept a file."""
