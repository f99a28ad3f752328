"""Run the sample program on this machine: made-up people, eighteen months of history."""

import argparse
import os
import sys
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

MARK = "sample-is-ready"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--prepare-only", action="store_true", help="stop before serving")
    parser.add_argument("--port", type=int, default=8000, help="port to serve on (8000)")
    parser.add_argument("--host", default="127.0.0.1", help="address to serve on (127.0.0.1)")


def run(args: argparse.Namespace) -> int:
    """Make the sample if it is not there, print how to sign in, and serve."""
    if args.port < 1 or args.port > 65535:
        sys.stderr.write("alongside: --port takes a number from 1 to 65535.\n")
        return 2
    import django

    django.setup()
    from django.conf import settings

    home = Path(settings.ALONGSIDE_HOME)
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    console = Console(stderr=True)
    if not (home / MARK).exists():
        _prepare(home, console)
    _print_sign_ins(console, f"http://{args.host}:{args.port}/")
    if args.prepare_only:
        return 0
    return _serve(args)


def _prepare(home: Path, console: Console) -> None:
    from django.core.management import call_command
    from django.db import connection

    from alongside.cli import debian
    from alongside.cli.sample import build
    from alongside.core import seals
    from alongside.people.models import Organisation

    if not debian.have_pango():
        raise SystemExit("The sample has signed documents in it, and they need Pango.")
    console.print(f"Making the sample program in {home}")
    console.print("  database and tables")
    call_command("migrate", verbosity=0, interactive=False)
    if Organisation.objects.exists():
        raise SystemExit(
            f"There is another database in {home}. Choose an empty folder with ALONGSIDE_HOME."
        )
    columns = (TextColumn("  people and their history"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("people", total=build.PEOPLE)
        rows = build.build(lambda done, total: bar.update(task, completed=done))
    console.print("  sealing the audit log")
    seals.seal_pending()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    connection.close()
    (home / MARK).write_text(f"{rows} rows\n", encoding="utf-8")


def _print_sign_ins(console: Console, address: str) -> None:
    from rich.table import Table

    from alongside.cli.sample.cast import PASSWORD, SIGN_INS

    table = Table(title="Sign-ins of the sample (made-up people)", title_justify="left")
    for column in ("Role", "Name", "Sign-in name"):
        table.add_column(column)
    for role, name, login in SIGN_INS:
        table.add_row(role.replace("_", " "), name, login)
    console.print(table)
    console.print(f"Password for all: [bold]{PASSWORD}[/bold]")
    console.print(f"Address: [bold]{address}[/bold]")


def _serve(args: argparse.Namespace) -> int:
    from alongside.cli import serve

    os.environ.setdefault("ALONGSIDE_MODE", "demo")
    return serve.start(args)
