"""Words for pages about coaches."""
