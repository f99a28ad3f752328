"""Settings by mode: demo, production, test. All values come from the environment."""
