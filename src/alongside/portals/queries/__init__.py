"""Questions the home pages ask across domains."""
