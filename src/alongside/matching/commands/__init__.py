"""Things that happen to requests and proposals, one function each."""
