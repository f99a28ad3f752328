"""Words and figures for home pages."""
