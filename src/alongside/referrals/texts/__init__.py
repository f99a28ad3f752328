"""
Reasons, rules and questions as versioned data, in English and Spanish.

A key is never given another meaning. `reasons.toml` says why somebody was not helped, `rules.toml`
after how many days who is asked again, `questions/` which questions on needs may be asked.
"""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "es")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a service did not help. `for_states`: where it fits; `out`: the service had none left."""

    key: str
    label: str
    for_states: tuple[str, ...]
    out: bool


def language() -> str:
    """This function will give the reader's language, English when there are no words in it."""
    code = (get_language() or "en")[:2]
    return code if code in LANGUAGES else "en"


def reasons(state: str = "", *, of_person: bool = False) -> list[Reason]:
    """This function will list the reasons that fit a state, those a person would give or all."""
    reads = language()
    found = []
    for key, entry in read("reasons.toml")["reason"].items():
        if (state and state not in entry["for"]) or (of_person and not entry.get("person")):
            continue
        label = entry.get(f"mine_{reads}", entry[reads]) if of_person else entry[reads]
        found.append(Reason(key, label, tuple(entry["for"]), bool(entry.get("out"))))
    return found


def reason(key: str) -> str:
    """This function will give a reason in words, or nothing."""
    entry = read("reasons.toml")["reason"].get(key)
    return str(entry[language()]) if entry else ""


def stock_outs() -> list[str]:
    """This function will list the reasons that mean a service had none left."""
    return [key for key, entry in read("reasons.toml")["reason"].items() if entry.get("out")]


def rules() -> dict[str, Any]:
    """This function will give the days after which somebody is asked again."""
    return read("rules.toml")


@lru_cache(maxsize=16)
def read(name: str) -> dict[str, Any]:
    """This function will read one file of data."""
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
