"""List the sample's sign-ins, one for each role and more."""

import argparse
import json
import os
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON list")


def run(args: argparse.Namespace) -> int:
    """Print the sign-ins of the sample program; production has none to list."""
    from alongside.cli.sample.cast import PASSWORD, SIGN_INS

    if os.environ.get("ALONGSIDE_MODE", "demo") != "demo":
        sys.stderr.write("Only the sample program has sign-ins to list.\n")
        return 2
    rows = [
        {"role": role, "name": name, "login": login, "password": PASSWORD}
        for role, name, login in SIGN_INS
    ]
    if args.json:
        print(json.dumps(rows, ensure_ascii=False))
    else:
        for row in rows:
            print(f"{row['role']:<24}{row['name']:<28}{row['login']:<22}{row['password']}")
    return 0
