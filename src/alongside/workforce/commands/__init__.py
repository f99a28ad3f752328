"""Things that happen to coaches' profiles, credentials and hours, one function each."""
