"""
Delete what is kept no longer, by the program's rules of retention.

Records of people are only counted until the program has confirmed the rule in its own file
(ALONGSIDE_RETENTION_FILE). The worker does the same once a day; this command also writes the
database's files anew, so run it in a quiet hour.
"""

import argparse
import json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add whether to act and how to say it."""
    parser.add_argument("--dry-run", action="store_true", help="say what would go, no more")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Apply the rules and say what each found."""
    import django

    django.setup()
    from alongside.cli.say import say
    from alongside.core.errors import BadInput
    from alongside.privacy import retention

    try:
        outcomes = retention.apply(dry_run=args.dry_run)
    except BadInput as refusal:
        say(refusal.message)
        return 2
    if args.json:
        rows = [
            {
                "kind": one.rule.key, "model": one.rule.model, "keep_days": one.rule.keep_days,
                "over": one.found, "deleted": one.deleted, "acts": one.rule.acts,
            }
            for one in outcomes
        ]  # fmt: skip
        print(json.dumps({"version": retention.version(), "dry_run": args.dry_run, "kinds": rows}))
        return 0
    for one in outcomes:
        print(_line(one.rule.key, one.found, one.deleted, args.dry_run, one.rule.acts))
    return 0


def _line(key: str, found: int, deleted: int, dry_run: bool, acts: bool) -> str:
    if not acts:
        return f"{key}: {found} past their time; kept until your program confirms the rule."
    return f"{key}: {found} would go." if dry_run else f"{key}: {deleted} deleted."
