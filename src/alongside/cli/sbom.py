"""
List every library of the installation with version and hashes, as CycloneDX (a bill of parts).

It is read from the locks, so it says what is installed and nothing else; feed it to a scanner of
known weaknesses.
"""

import argparse
import json
import re
from pathlib import Path
from typing import Any

LOCKS = Path(__file__).parents[3] / "locks"
_PART = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(?P<version>[^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add whether the tools of development count."""
    parser.add_argument("--dev", action="store_true", help="with the tools of development")


def run(args: argparse.Namespace) -> int:
    """Print the bill as JSON."""
    print(json.dumps(bill("dev" if args.dev else "base"), indent=1))
    return 0


def bill(lock: str = "base") -> dict[str, Any]:
    """Return the bill of parts of one lock."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "alongside"}},
        "components": parts((LOCKS / f"{lock}.txt").read_text(encoding="utf-8")),
    }


def parts(text: str) -> list[dict[str, Any]]:
    """Return the libraries of a lock: name, version, address of the package, hashes."""
    found: list[dict[str, Any]] = []
    for line in text.splitlines():
        if named := _PART.match(line):
            found.append(_part(named["name"], named["version"]))
        elif found and (digest := _HASH.search(line)):
            found[-1]["hashes"].append({"alg": "SHA-256", "content": digest[1]})
    return found


def _part(name: str, version: str) -> dict[str, Any]:
    return {
        "type": "library",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name.lower().replace('_', '-')}@{version}",
        "hashes": [],
    }
