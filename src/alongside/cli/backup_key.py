"""
Make the key pair of backups.

The public key goes to the server and can only seal. The file holds the secret key, the only thing
that opens a backup: make it on another machine, and keep it off the server.
"""

import argparse
import datetime as dt
import os
from pathlib import Path

from alongside.cli.say import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add where the secret key goes."""
    parser.add_argument("file", type=Path, help="file for the secret key; must not be there yet")


def run(args: argparse.Namespace) -> int:
    """Make the pair; print the public key on stdout."""
    from alongside.core import clock
    from alongside.core.backups import sealing

    secret, public = sealing.new_identity()
    try:
        descriptor = os.open(args.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        say(f"{args.file} is there already. A secret key is never overwritten.")
        return 2
    except OSError as error:
        say(f"{args.file} cannot be written ({error.strerror}).")
        return 2
    day = clock.machine_now().astimezone(dt.UTC).isoformat(timespec="seconds")
    with os.fdopen(descriptor, "w") as file:
        file.write(f"# created: {day}\n# public key: {public}\n{secret}\n")
    print(public)
    say(f"{args.file} holds the secret key, readable by you alone. Keep it off the server, and a")
    say("copy in another safe place: without it no backup can be opened. The line on stdout is")
    say("the public key, for ./alongside backup FILE --to PUBLIC_KEY.")
    return 0
