"""Questions asked about requests, proposals and the order of coaches."""
