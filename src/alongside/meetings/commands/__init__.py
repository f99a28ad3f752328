"""What happens to meetings: sources are imported, wrong listings reported and settled."""
