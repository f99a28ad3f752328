"""Pages and answers of the directory."""
