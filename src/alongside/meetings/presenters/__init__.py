"""Words and times of meetings for pages."""
