"""The agreement on confidentiality: a versioned text that stands before the first session."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class Agreement:
    """One version in one language: its title and its points."""

    version: str
    title: str
    points: tuple[str, ...]


def in_force() -> Agreement:
    """This function will give the version in force, in the reader's language or in English."""
    language = (get_language() or "en").split("-")[0]
    return _read(language if language in _texts() else "en")


def _read(language: str) -> Agreement:
    held = _texts()[language]
    return Agreement(str(_file()["version"]), str(held["title"]), tuple(held["points"]))


def _texts() -> dict[str, Any]:
    return {key: held for key, held in _file().items() if isinstance(held, dict)}


@lru_cache(maxsize=1)
def _file() -> dict[str, Any]:
    text = resources.files("alongside.groups.texts").joinpath("agreement.toml")
    return tomllib.loads(text.read_text(encoding="utf-8"))
