"""Words and dates of the pages of privacy."""
