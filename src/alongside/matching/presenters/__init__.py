"""Words for requests and proposals."""
