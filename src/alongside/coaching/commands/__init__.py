"""Things that happen in coaching, one function each."""
