"""Serve the program: the web server and the worker for background jobs, until told to stop."""

import argparse
import os
from pathlib import Path

from alongside.cli.home import MARK
from alongside.cli.say import say

DEMO = (
    "this folder holds a demo's made-up data, so the demo is served: its passwords are known to"
    " everybody, and nothing of a real person belongs in it. A program is served from a folder of"
    " its own, named in ALONGSIDE_HOME."
)
DEMO_IN_PRODUCTION = (
    "not serving, because ALONGSIDE_MODE is production and the folder in ALONGSIDE_HOME holds a"
    " demo's made-up data. Name a folder of the program's own, or leave ALONGSIDE_MODE out to"
    " serve the demo."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add where to listen."""
    parser.add_argument("--port", type=int, default=8000, help="port to serve on (8000)")
    parser.add_argument("--host", default="127.0.0.1", help="address to serve on (127.0.0.1)")


def run(args: argparse.Namespace) -> int:
    """Say what is served when it is a demo's made-up data, then serve it."""
    is_marked = (Path(os.environ.get("ALONGSIDE_HOME", "")) / MARK).is_file()
    is_demo = os.environ.setdefault("ALONGSIDE_MODE", "production") == "demo"
    if is_marked and not is_demo:
        say(DEMO_IN_PRODUCTION)
        return 2
    if is_demo:
        say(DEMO)
    return start(args)


def start(args: argparse.Namespace) -> int:
    """Check what must be right, bring a demo's database up to date, and serve."""
    if not 1 <= args.port <= 65535:
        say("--port takes a number from 1 to 65535.")
        return 2
    try:
        found = _prepare()
    except RuntimeError as error:  # a setting that is missing or wrong, in words
        found = [str(error)]
    if found:
        say("not serving, because:")
        for problem in found:
            say(f"  - {problem}")
        return 2
    from alongside.cli import server

    return server.run_until_stopped(host=args.host, port=args.port)


def _prepare() -> list[str]:
    """Load the settings and list what keeps this program from serving safely."""
    import django
    from django.core.management import call_command
    from django.db import connection

    is_demo = os.environ.setdefault("ALONGSIDE_MODE", "production") == "demo"
    django.setup()
    try:
        if is_demo:
            call_command("migrate", verbosity=0, interactive=False)
            return []
        from alongside.config import safety

        found = safety.problems()
        for warning in safety.warnings() if not found else []:
            say(warning)
        if not found:
            call_command("collectstatic", verbosity=0, interactive=False)
        return found
    finally:
        connection.close()
