"""
Texts of consents: versioned data in plain words, English and Spanish.

One file a kind and version under `consents/`; a version that was ever used is never edited (a
test holds its hash), a change is a new file. `words.toml` names what can be shared and what for.
Texts follow 42 CFR 2.31; each file says where it comes from, when that was checked and who has
read it. A program puts its own reviewed version beside them.
"""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
CONSENTS = FOLDER / "consents"
LANGUAGES = ("en", "es")


@dataclass(frozen=True, slots=True)
class Wording:
    """One version of one kind's text in one language. Names in braces are filled in later."""

    kind: str
    version: str
    language: str
    title: str
    meaning: str
    body: tuple[str, ...]
    statements: dict[str, str]
    recipient_class: str
    act: str


@dataclass(frozen=True, slots=True)
class Word:
    """One thing that can be chosen, in the person's words."""

    key: str
    label: str
    hint: str


def language_of(code: str) -> str:
    """This function will give the language a text exists in, English when there is none."""
    return code if code in LANGUAGES else "en"


def latest(kind: str, language: str) -> Wording:
    """This function will give the newest text of a kind."""
    return wording(kind, max(versions(kind)), language)


def versions(kind: str) -> list[str]:
    """This function will list the versions of a kind's text, oldest first."""
    return sorted(path.stem.partition(".")[2] for path in CONSENTS.glob(f"{kind}.*.toml"))


@lru_cache(maxsize=128)
def wording(kind: str, version: str, language: str) -> Wording:
    """
    This function will read one version of a text.

    :raises KeyError: when there is no such version
    """
    if version not in versions(kind):
        raise KeyError(f"no text {kind} {version}")
    data = _read(CONSENTS / f"{kind}.{version}.toml")[language_of(language)]
    return Wording(
        kind=kind,
        version=version,
        language=language_of(language),
        title=data["title"],
        meaning=data["meaning"],
        body=tuple(data["body"]),
        statements=dict(data["statements"]),
        recipient_class=data.get("recipient_class", ""),
        act=data["act"],
    )


def words(group: str, language: str) -> dict[str, Word]:
    """This function will give the choices of a group ("category", "purpose") by their key."""
    return {
        key: Word(key, entry[language_of(language)], entry.get(f"hint_{language_of(language)}", ""))
        for key, entry in _read(FOLDER / "words.toml")[group].items()
    }


def categories_of(kind: str) -> tuple[str, ...]:
    """This function will list what can be shared under a kind of consent."""
    entries = _read(FOLDER / "words.toml")["category"]
    return tuple(key for key, entry in entries.items() if kind in entry["kinds"])


def sha256(kind: str, version: str) -> str:
    """This function will give the hash of a text's file, which a used version keeps."""
    return hashlib.sha256((CONSENTS / f"{kind}.{version}.toml").read_bytes()).hexdigest()


@lru_cache(maxsize=64)
def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
