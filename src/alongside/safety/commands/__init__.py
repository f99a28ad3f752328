"""Things that happen in safety, one function each."""
