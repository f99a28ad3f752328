"""Words of the pages of the directory."""
