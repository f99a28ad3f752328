"""What keeps a whole file from being used."""


class Unreadable(ValueError):
    """The whole file cannot be used; the message says why and what to do."""
