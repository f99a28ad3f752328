"""
Draw the map of the system from its configuration: what there is, where data lies, what goes out.

`--check` compares it with docs/reference/system-map.md and ends with 1 when that is out of date.
"""

import argparse
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "system-map.md"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add whether to compare or to print."""
    parser.add_argument("--check", action="store_true", help="compare with the page in docs")
    parser.add_argument("--write", action="store_true", help="write the page in docs anew")


def run(args: argparse.Namespace) -> int:
    """Print, write or compare the map."""
    import django

    django.setup()
    from alongside.privacy.system_map import drawn

    text = drawn()
    if args.write:
        PAGE.write_text(text, encoding="utf-8")
        return 0
    if args.check:
        is_current = PAGE.exists() and PAGE.read_text(encoding="utf-8") == text
        print("current" if is_current else "out of date: run ./alongside system-map --write")
        return 0 if is_current else 1
    print(text)
    return 0
