"""What the code never does, found by reading it (ASVS chapters 1, 11, 13 and 15; MN-06, MN-07)."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps

from alongside.ui import environment

SOURCE = Path(__file__).parents[2] / "src" / "alongside"
# Commands for whoever runs the machine start programs and measure; nothing served is among them.
ON_THE_MACHINE = "cli"
# Sending mail is the framework's, behind the register of vendors (privacy.mail).
# The scanner of files that whoever runs the machine names; it gets the file, never a word of it.
SCANS = "privacy/scanning.py"
# Reads the public lists of meetings at addresses that whoever runs the machine wrote down.
READS_LISTS = "meetings/reading/fetch.py"
# Copies the log to the machine that whoever runs this one named; behind the register of vendors.
COPIES_LOG = "core/log_wires.py"
REACH_OUT = {
    "aiohttp", "boto3", "ftplib", "http.client", "httpx", "requests", "smtplib", "socket",
    "telnetlib", "urllib.request", "urllib3", "websockets",
}  # fmt: skip
READ_ANYTHING = {"pickle", "marshal", "shelve", "dill", "yaml"}
READ_XML = {"xml", "lxml", "defusedxml", "xmltodict"}
RUN_WORDS = {"eval", "exec", "compile", "__import__"}
MODELS_OF_OTHERS = {"openai", "anthropic", "transformers", "torch", "sklearn", "sentry_sdk"}


@cache
def trees() -> dict[str, ast.Module]:
    """This function will read every module that is no test."""
    paths = [p for p in sorted(SOURCE.rglob("*.py")) if "/tests/" not in p.as_posix()]
    return {p.relative_to(SOURCE).as_posix(): ast.parse(p.read_text("utf-8")) for p in paths}


def served() -> dict[str, ast.Module]:
    """This function will leave out what only runs on the machine itself."""
    return {name: tree for name, tree in trees().items() if not name.startswith(ON_THE_MACHINE)}


def imported(tree: ast.AST) -> Iterator[str]:
    """This function will name every module that is imported, anywhere in a file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def users_of(names: set[str], modules: dict[str, ast.Module]) -> list[str]:
    """This function will find the files that import one of these or something inside it."""
    return sorted(
        f"{path} imports {one}"
        for path, tree in modules.items()
        for one in set(imported(tree))
        if any(one == name or one.startswith(f"{name}.") for name in names)
    )


def calls(modules: dict[str, ast.Module]) -> Iterator[tuple[str, ast.Call]]:
    """This function will give every call with the file it stands in."""
    for path, tree in modules.items():
        yield from ((path, node) for node in ast.walk(tree) if isinstance(node, ast.Call))


def test_av_10_served_code_starts_no_programs_and_runs_no_words() -> None:
    started = users_of({"subprocess", "pty", "os.system", "os.popen"}, served())
    assert started == [f"{SCANS} imports subprocess"]
    found = [
        f"{path}:{call.lineno}"
        for path, call in calls(served())
        if ast.unparse(call.func) in {*RUN_WORDS, "os.system", "os.popen", "Template"}
    ]
    assert not found


def test_av_10_nothing_that_makes_objects_out_of_bytes_is_read() -> None:
    assert not users_of(READ_ANYTHING, trees())


def test_av_10_no_xml_is_read_from_outside() -> None:
    assert not users_of(READ_XML, trees())


def test_av_10_a_shell_is_never_asked() -> None:
    found = [
        f"{path}:{call.lineno}"
        for path, call in calls(trees())
        for given in call.keywords
        if given.arg == "shell"
    ]
    assert not found


def _is_put_together(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr | ast.BinOp) or (
        isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".format")
    )


# SQL whose text is put together: only names of tables and columns of ours, quoted by the driver.
OWN_NAMES = {
    "core/bulk.py", "directory/commands/import_stage.py",
    "directory/search/index.py", "directory/search/postgresql_index.py",
}  # fmt: skip
OWN_FOLDERS = ("core/", "cli/")


def test_av_10_sql_is_put_together_only_of_our_own_names() -> None:
    found = [
        f"{path}:{call.lineno}"
        for path, call in calls(trees())
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in {"execute", "executemany", "raw", "extra"}
        and call.args
        and _is_put_together(call.args[0])
        and not path.startswith(OWN_FOLDERS)
        and path not in OWN_NAMES
        and "migrations" not in path
    ]
    assert not found


# Fixed words of ours, or HTML that a template has escaped already.
MARKED_SAFE = {
    "ui/bound.py", "ui/forms.py", "ui/icons.py", "ui/leaves.py", "ui/templatetags/ui.py",
    "directory/forms.py",
}  # fmt: skip
SAFE_IN_TEMPLATES = {
    "ui/templates/allauth/elements/fields.html",  # the hint of a field, written by the library
    "privacy/jinja2/privacy/parts/packet.html",  # a line break of ours inside the law's own words
}


def test_av_10_pages_escape_what_they_are_given() -> None:
    env = environment.environment(autoescape=True, extensions=[])
    assert env.from_string("{{ words }}").render(words="<script>") == "&lt;script&gt;"
    marked = {p for p, c in calls(trees()) if ast.unparse(c.func) in {"mark_safe", "Markup"}}
    assert marked == MARKED_SAFE
    templates = [p for p in SOURCE.rglob("*.html") if "/tests/" not in p.as_posix()]
    safe = {
        p.relative_to(SOURCE).as_posix()
        for p in templates
        if re.search(r"\|\s*safe\b|autoescape", p.read_text("utf-8"))
    }
    assert safe == SAFE_IN_TEMPLATES


# RFC 9562 makes a UUID of version 5 with SHA-1: names for public rows, nothing is guarded by them.
NAMES_ROWS = "directory/importing/identity.py"
# Published lists of breached passwords are made of it; it finds a line there and guards nothing.
READS_BREACHED = "accounts/breached.py"


def test_av_14_no_weak_hash_and_no_guessable_chance() -> None:
    weak = [
        f"{path}:{call.lineno}"
        for path, call in calls(trees())
        if ast.unparse(call.func) in {"hashlib.md5", "hashlib.sha1", "md5", "sha1"}
        and path not in {NAMES_ROWS, READS_BREACHED}
    ]
    assert not weak
    assert not users_of({"random"}, served())


def test_av_16_served_code_reaches_no_other_machine() -> None:
    reached = users_of(REACH_OUT, served())
    assert {one.partition(" ")[0] for one in reached} == {READS_LISTS, COPIES_LOG}, reached


def test_mn_06_mn_07_no_record_is_given_to_models_or_trackers() -> None:
    assert not users_of(MODELS_OF_OTHERS, trees())
    project = (SOURCE.parents[1] / "pyproject.toml").read_text("utf-8")
    assert not [name for name in MODELS_OF_OTHERS if f'"{name}' in project]


SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|AGE-SECRET-KEY-1|AKIA[0-9A-Z]{16}|ghp_[A-Za-z0-9]{36}"
    r"|(?i:(?:secret|password|token|api)_?(?:key)?\s*=\s*[\"'][A-Za-z0-9+/=_-]{20,}[\"'])"
)


def test_av_16_no_secret_stands_in_the_code() -> None:
    found = [
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*")
        if path.suffix in {".py", ".toml", ".html", ".js", ".md"}
        and "/tests/" not in path.as_posix()
        and SECRET.search(path.read_text("utf-8"))
    ]
    assert not found


def test_av_16_the_search_for_secrets_finds_one() -> None:
    assert SECRET.search('API_KEY = "c2VjcmV0IHNlY3JldCBzZWNyZXQ="')
    assert SECRET.search("-----BEGIN RSA PRIVATE KEY-----")


# Names a field for buying a place, for a grade of a person or for a contest would bear.
BOUGHT = re.compile(r"sponsor|promoted|paid_|_paid|price|commission|affiliate|bid(?:_|$)")
GRADED = re.compile(r"risk|score|rank|likelihood|honesty|stars?(?:_|$)|rating|leaderboard|badge")
# What is told of money that is no place in a list.
ABOUT_MONEY = {"privacy.Restriction.is_paid_in_full"}


def _fields() -> list[str]:
    return [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("alongside.")
        for field in model._meta.fields
    ]


@pytest.mark.parametrize("name", [BOUGHT, GRADED], ids=["bought", "graded"])
def test_mn_03_mn_04_mn_05_no_row_holds_a_price_or_a_grade(name: re.Pattern[str]) -> None:
    found = {one for one in _fields() if name.search(one.rpartition(".")[2])}
    assert found <= ABOUT_MONEY


CLAIM = re.compile(r"hipaa[ -](?:certified|compliant|approved)|certified (?:for|under) hipaa", re.I)


def test_mn_08_nobody_claims_a_certificate_there_is_not() -> None:
    places = [SOURCE, SOURCE.parents[1] / "docs", SOURCE.parents[1] / "README.md"]
    paths = [p for place in places for p in ([place] if place.is_file() else place.rglob("*"))]
    found = [
        str(p)
        for p in paths
        if p.suffix in {".py", ".html", ".toml", ".md", ".po"}
        and CLAIM.search(p.read_text("utf-8"))
    ]
    assert not found
    assert CLAIM.search("We are HIPAA certified.")
