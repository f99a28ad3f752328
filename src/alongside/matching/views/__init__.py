"""Pages of requests and proposals."""
