"""
Take what was deleted out of the database's files as well.

Writes every table anew, so that no deleted word can be found in the files with other tools. The
program waits meanwhile: run it in a quiet hour, and after each time something was erased.
"""

import argparse

from alongside.cli.say import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing."""


def run(_args: argparse.Namespace) -> int:
    """Scrub, and say whether all of it could be done."""
    import django

    django.setup()
    from alongside.core import scrubbing

    done = scrubbing.scrub()
    print(f"{done.tables} tables were written anew.")
    if done.is_whole:
        return 0
    say("The server was reading, so SQLite's log is not empty yet. Stop it and run this again.")
    return 1
