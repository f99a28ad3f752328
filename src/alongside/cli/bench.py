"""Measure the product on this machine: `./alongside bench today`, `search`, `meetings` ..."""

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

NAMES = ("today", "import-services", "import-meetings", "search", "meetings")
SIZES = {"search": 20_000, "meetings": 50_000, "import-meetings": 50_000}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--people", type=int, default=5_000)
    parser.add_argument("--contacts", type=int, default=200_000)
    parser.add_argument("--coaches", type=int, help="one for every 50 people unless said")
    parser.add_argument("--services", type=int, default=50_000, help="at one place each")
    parser.add_argument("--size", type=int, help="services at places, or meetings, to search")
    parser.add_argument("--rounds", type=int, default=3, help="of an import")
    parser.add_argument("--seconds", type=float, default=6.0, help="per case and concurrency")
    parser.add_argument("--concurrency", type=int, nargs="+", default=[1, 16])


def run(args: argparse.Namespace) -> int:
    """Make a large program in a temporary folder, serve it, and measure each case."""
    args.size = SIZES.get(args.name, 1) if args.size is None else args.size
    args.coaches = args.coaches if args.coaches is not None else max(1, args.people // 50)
    sizes = (args.people, args.contacts, args.coaches, args.services, args.rounds, args.size)
    if min(sizes) < 1 or args.seconds <= 0:
        sys.stderr.write("alongside: sizes and seconds must be above zero.\n")
        return 2
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="alongside-bench-")))
        os.environ.update(ALONGSIDE_HOME=str(home), ALONGSIDE_MODE="demo")
        os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.config.settings.demo"
        if args.database == "postgresql":
            _use_postgresql(stack)
        imports = {"import-services": _imports, "import-meetings": _meeting_imports}
        measure = {**imports, "search": _searches}.get(args.name, _measured)
        result = measure(args, home)
    if args.json:
        print(json.dumps(result))
    elif args.name == "search":
        from alongside.cli.benches import search

        search.show(result)
    else:
        _print(result)
    return 0


def _use_postgresql(stack: ExitStack) -> None:
    from alongside.cli import postgres

    _say("starting PostgreSQL")
    server = stack.enter_context(postgres.running(durable=True))
    os.environ["ALONGSIDE_DATABASE_URL"] = server.url()


def _imports(args: argparse.Namespace, home: Path) -> dict[str, Any]:
    _migrated()
    from alongside.cli.benches import services

    _say(f"writing a package of {args.services} services")
    cases = services.cases(home, services=args.services, rounds=args.rounds, say=_say)
    size = {"services": args.services, "service_at_locations": args.services}
    return _result(args, size, cases)


def _meeting_imports(args: argparse.Namespace, home: Path) -> dict[str, Any]:
    _migrated()
    from alongside.cli.benches import meeting_import

    _say(f"writing a feed of {args.size} meetings")
    cases = meeting_import.cases(home, meetings=args.size, rounds=args.rounds, say=_say)
    return _result(args, {"meetings": args.size}, cases)


def _migrated() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def _result(args: argparse.Namespace, size: dict[str, int], cases: list[Any]) -> dict[str, Any]:
    from django.db import connection

    vendor = connection.vendor
    connection.close()
    return {"name": args.name, "database": vendor, "size": size, "cases": cases}


def _searches(args: argparse.Namespace, _home: Path) -> dict[str, Any]:
    _migrated()
    from alongside.cli.benches import search

    _say(f"writing {args.size} services at places")
    built = search.build(args.size, _say)
    _settle()
    with _server() as port:
        _say("measuring")
        cases = search.cases(port, concurrencies=tuple(args.concurrency), seconds=args.seconds)
    return {**_result(args, {"service_at_locations": args.size}, cases), "index": built}


def _measured(args: argparse.Namespace, _home: Path) -> dict[str, Any]:
    _migrated()
    size, cases = (_meetings if args.name == "meetings" else _today)(args)
    return _result(args, size, cases)


Measured = tuple[dict[str, int], list[dict[str, Any]]]


def _today(args: argparse.Namespace) -> Measured:
    from alongside.cli.benches import crowd, today

    _say(f"writing {args.people} people and {args.contacts} contacts")
    crowd.make(people=args.people, contacts=args.contacts, coaches=args.coaches, progress=_say)
    _settle()
    with _server() as port:
        _say("measuring")
        cases = today.cases(port, concurrencies=tuple(args.concurrency), seconds=args.seconds)
    return {"people": args.people, "contacts": args.contacts, "coaches": args.coaches}, cases


def _meetings(args: argparse.Namespace) -> Measured:
    from alongside.cli.benches import meeting_crowd, meetings

    _say(f"writing {args.size} meetings")
    meeting_crowd.make(args.size, _say)
    _settle()
    with _server() as port:
        _say("measuring")
        cases = meetings.cases(port, concurrencies=tuple(args.concurrency), seconds=args.seconds)
    return {"meetings": args.size}, cases


def _settle() -> None:
    """Let PostgreSQL tidy up now what it would tidy up while something is measured."""
    from django.db import connection

    if connection.vendor == "postgresql":
        _say("tidying up")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE)")


@contextmanager
def _server() -> Iterator[int]:
    port = _free_port()
    command = [sys.executable, "-m", "alongside.cli", "serve", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        _wait(port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait(port: int) -> None:
    for _ in range(120):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2):
                return
        except OSError:
            time.sleep(0.25)
    raise SystemExit("The server did not start; run ./alongside serve to see why.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _print(result: dict[str, Any]) -> None:
    print(f"{result['name']} on {result['database']}, {result['size']}")
    print(f"{'case':<20}{'at once':>8}{'per s':>9}{'p50 ms':>9}{'p95 ms':>9}{'floor p95':>11}")
    for row in result["cases"]:
        print(
            f"{row['case']:<20}{row['concurrency']:>8}{row['per_s']:>9}{row['p50_ms']:>9}"
            f"{row['p95_ms']:>9}{row['floor']['p95_ms']:>11}"
        )


def _say(text: str) -> None:
    sys.stderr.write(f"  {text}\n")
