"""Questions asked of safety, one function each."""
