"""Pages of meetings and what machines read."""
