"""Words that nobody else would type, and the places where they must not be found."""
