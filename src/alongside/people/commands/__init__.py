"""Things that happen to people, one function each."""
