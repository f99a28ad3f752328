"""No page, message or data text uses a word of the list; no title gives a person away."""

from pathlib import Path

import pytest

import alongside
from alongside.ui import words
from alongside.ui.tests import reading

SOURCE = Path(alongside.__file__).parent

# File (or the start of its path) -> why its words are allowed to stand.
ALLOWED = {
    "ui/words.toml": "the list itself",
    "directory/search/data/needs.toml": "what people and directories say; nobody is shown it",
}


def _is_ours(path: Path) -> bool:
    name = path.relative_to(SOURCE).as_posix()
    return "/tests/" not in f"/{name}" and not any(name.startswith(start) for start in ALLOWED)


def _files(pattern: str) -> list[Path]:
    return [path for path in sorted(SOURCE.rglob(pattern)) if _is_ours(path)]


def _told(path: Path, problems: list[str]) -> list[str]:
    return [f"{path.relative_to(SOURCE)}: {problem}" for problem in problems]


def test_templates_use_our_words() -> None:
    found: list[str] = []
    for path in _files("*.html"):
        text = reading.template_words(path.read_text("utf-8"))
        found += _told(path, words.avoided(text, shown=True))
    assert not found, "\n".join(found)


def test_titles_are_discreet() -> None:
    found: list[str] = []
    for path in _files("*.html"):
        for title in reading.titles(path.read_text("utf-8")):
            found += _told(path, words.indiscreet(reading.template_words(title)))
    assert not found, "\n".join(found)


def test_python_strings_use_our_words() -> None:
    found: list[str] = []
    for path in _files("*.py"):
        for line, text, shown in reading.python_strings(path):
            found += _told(
                path, [f"line {line}: {hit}" for hit in words.avoided(text, shown=shown)]
            )
    assert not found, "\n".join(found)


def test_translations_use_our_words() -> None:
    found: list[str] = []
    for path in _files("*.po"):
        text = reading.translations(path.read_text("utf-8"))
        found += _told(path, words.avoided(text, shown=True))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("ending", ["*.toml", "*.json", "*.yaml", "*.csv", "*.md", "*.txt"])
def test_data_texts_use_our_words(ending: str) -> None:
    found: list[str] = []
    for path in _files(ending):
        shown = ending in {"*.md", "*.txt"} and "static" not in path.parts
        text = path.read_text("utf-8")
        found += _told(path, words.avoided(text, shown=shown))
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("text", "shown", "count"),
    [
        ("After a relapse, call.", False, 1),
        ("She is clean now", True, 1),
        ("Clean the cache", False, 0),
        ("Alcoholics Anonymous meets here", True, 0),
        ("Keep it, just in case", True, 0),
        ("Open a case", True, 1),
        ("a mat on the floor", True, 0),
        ("MAT clinic", True, 1),
        ("The homeless man", True, 1),
    ],
)
def test_the_list_finds_what_it_should(text: str, shown: bool, count: int) -> None:
    assert len(words.avoided(text, shown=shown)) == count


def test_discreet_words_know_short_names_from_syllables() -> None:
    assert words.indiscreet("AA meeting") == ["AA"]
    assert words.indiscreet("Name and day") == []
    assert words.indiscreet("Su recuperación") == ["recuperación"]
