"""Fellowships and the codes of meeting types: data in files that a program may replace."""

import functools
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
ONLINE_CODE, CLOSED_CODE = "ONL", "TC"
"""Codes that say how a meeting is held just now; they are no types to look for."""


@dataclass(frozen=True, slots=True)
class Fellowship:
    """A fellowship; `what` says whom it is for, in two languages."""

    key: str
    name: str
    short: str
    site: str
    what: dict[str, str]


@dataclass(frozen=True, slots=True)
class Type:
    """A code of Meeting Guide feeds in two languages; `language` when it names one."""

    code: str
    name: dict[str, str]
    language: str
    offer: int
    access: int


@functools.cache
def fellowships() -> tuple[Fellowship, ...]:
    """This function will give the fellowships in the order they are shown."""
    path = Path(os.environ.get("ALONGSIDE_FELLOWSHIPS_FILE") or DATA / "fellowships.toml")
    return tuple(
        Fellowship(e["key"], e["name"], e["short"], e["site"], _what(e))
        for e in _read(path)["fellowship"]
    )


def fellowship(key: str) -> Fellowship:
    """This function will give one; a key that the file does not know stands for itself."""
    known = {one.key: one for one in fellowships()}
    return known.get(key) or Fellowship(key, key, key, "", {"en": "", "es": ""})


@functools.cache
def types() -> dict[str, Type]:
    """This function will give the codes of meeting types."""
    return {e["code"]: _type(e) for e in _read(DATA / "types.toml")["type"]}


@functools.cache
def of_bmlt() -> dict[str, str]:
    """This function will give the code for a format of a BMLT server by world code or letters."""
    return dict(_read(DATA / "types.toml")["bmlt"])


def type_name(code: str, language: str) -> str:
    """This function will name a code in a language, as itself when it is not known."""
    known = types().get(code)
    return known.name.get(language, known.name["en"]) if known else code


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _what(entry: dict[str, Any]) -> dict[str, str]:
    return {"en": entry["what"], "es": entry["what_es"]}


def _type(e: dict[str, Any]) -> Type:
    names = {"en": e["en"], "es": e["es"]}
    return Type(e["code"], names, e.get("language", ""), e.get("offer", 0), e.get("access", 0))
