"""Things that happen to hours and appointments, one function each."""
