"""Things that happen in groups, one function each."""
