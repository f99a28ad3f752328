"""
Find the module of a command, give it its arguments, run it.

A module in this folder with `add_arguments` and `run` is a command; nothing else to register.
Django is not loaded here: `check` and `lock` do without, and `--help` stays quick.
"""

import argparse
import ast
import importlib
import os
import sys
from pathlib import Path
from types import ModuleType

FOLDER = Path(__file__).parent


def commands() -> dict[str, str]:
    """Return each command's name with the first sentence of its module, without importing it."""
    found = {}
    for path in sorted(FOLDER.glob("[a-z]*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        if {"add_arguments", "run"} <= names:
            words = (ast.get_docstring(tree) or "").strip().split("\n")[0]
            found[path.stem.replace("_", "-")] = words
    return found


def load(name: str) -> ModuleType:
    """Import the module of one command."""
    return importlib.import_module(f"alongside.cli.{name.replace('-', '_')}")


def settings_module() -> str:
    """Return the settings for the mode the launcher chose; production when nobody chose."""
    mode = os.environ.get("ALONGSIDE_MODE", "production")
    return f"alongside.config.settings.{mode}"


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    known = commands()
    name = given[0] if given else "--help"
    if name in ("help", "-h", "--help"):
        print("Usage: ./alongside COMMAND [options]\n")
        for command, words in known.items():
            print(f"  {command:<15}{words}")
        print("\n./alongside COMMAND --help says more.")
        return 0
    if name not in known:
        sys.stderr.write(f'alongside: there is no command "{name}". ./alongside help lists them.\n')
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings_module())
    module = load(name)
    parser = argparse.ArgumentParser(
        prog=f"alongside {name}",
        description=module.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    module.add_arguments(parser)
    return int(module.run(parser.parse_args(given[1:])))


def begin() -> None:
    """Run a command from the terminal and leave with its code; nobody sees a trace."""
    try:
        code = main()
        sys.stdout.flush()
        sys.exit(code)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read has enough (`| head`). Nothing is left to flush into a pipe that is closed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)


if __name__ == "__main__":
    begin()
