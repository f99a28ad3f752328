"""Questions asked about coaches' profiles, credentials and hours."""
