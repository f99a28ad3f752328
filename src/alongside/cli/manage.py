"""Run a Django command, such as `manage shell` or `manage migrate`."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take everything as it comes; Django reads it."""
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="the Django command and its options")


def run(args: argparse.Namespace) -> int:
    """Hand over to Django."""
    from django.core.management import execute_from_command_line

    execute_from_command_line(["./alongside manage", *args.rest])
    return 0
