"""What commands tell the person at the terminal; on stderr, because stdout belongs to results."""

import sys
from typing import NoReturn


def say(text: str) -> None:
    """Write one line of progress."""
    sys.stderr.write(f"alongside: {text}\n")
    sys.stderr.flush()


def stop(text: str) -> NoReturn:
    """End with a message that says what to do."""
    say(text)
    sys.exit(2)
