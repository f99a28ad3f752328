"""
Bring the Spanish catalogue up to the code and compile it.

New messages are added with an empty translation, reworded ones keep the old translation marked
"fuzzy", and those nobody says any more go. Translate what it names in the .po, take the "fuzzy"
marks away, and run it again: docs/guides/translating.md.
"""

import argparse

from alongside.cli.say import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the choice to look only."""
    parser.add_argument(
        "--check", action="store_true", help="change nothing; say what is to be done"
    )


def run(args: argparse.Namespace) -> int:
    """Update and compile, or only look; with --check, 1 when something is to be done."""
    import django

    django.setup()
    from alongside.cli import catalogue, catalogue_check

    if not args.check:
        current = catalogue.updated()
        catalogue.PO.parent.mkdir(parents=True, exist_ok=True)
        catalogue.PO.write_bytes(catalogue.as_po(current))
        # Read again: what is compiled is what the file says.
        catalogue.MO.write_bytes(catalogue.as_mo(catalogue.read()))
        say(f"wrote {len(current)} messages to {catalogue.PO} and compiled them")
    problems = catalogue_check.problems()
    for problem in problems:
        print(problem)
    say(f"{len(problems)} to be done" if problems else "the Spanish catalogue is complete")
    return int(bool(problems and args.check))
