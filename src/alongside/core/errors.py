"""Errors whose message a person can read: what happened and what to do."""

from typing import Any


class AlongsideError(Exception):
    """Base of all errors meant for a person's eyes; `message` is a whole, translated sentence."""

    def __init__(self, message: str = "", **detail: Any) -> None:
        super().__init__(message)
        self.message = str(message)
        self.detail = detail


class NotPermitted(AlongsideError):
    """The actor may see that the thing exists, and may not do this to it."""


class NotFound(AlongsideError):
    """What a stranger gets, and what one gets for a thing that is not there: the same."""


class BadInput(AlongsideError):
    """Something that was sent cannot be used; `field` names where, when it is one field."""

    def __init__(self, message: str = "", *, field: str | None = None, **detail: Any) -> None:
        super().__init__(message, **detail)
        self.field = field


class SavedBefore(BadInput):
    """A form whose key was used came again with other words; `differing` names its fields."""

    def __init__(self, message: str = "", *, differing: list[str], row: Any = None) -> None:
        super().__init__(message)
        self.differing = differing
        self.row = row


class Conflict(AlongsideError):
    """Somebody else changed it first, or the state no longer allows it."""


class Gone(AlongsideError):
    """It was here and was erased for good: its key was destroyed. An answer, never a failure."""
