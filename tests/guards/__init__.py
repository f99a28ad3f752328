"""Walk everything: every URL, model and command states what the house rules ask of it."""
