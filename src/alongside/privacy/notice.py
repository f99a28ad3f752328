"""
The notice of privacy practices: which version is in force, and its text filled in (P2-44 to P2-46).

`missing` is the linter: it names each block that 42 CFR 2.22(b) asks for and that is not there, or
that waits for a fact of the program.
"""

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.people.models import Organisation
from alongside.privacy import texts
from alongside.ui import times

# Every block of P2-44 beside title and header.
BLOCKS = (
    "without_consent", "with_consent_examples", "single_tpo", "only_with_consent",
    "never_sold", "revoke", "legal_proceedings", "redisclosure", "fundraising",
    "right_restrict", "right_paid_in_full", "right_accounting", "right_intermediary",
    "right_copy", "right_discuss", "right_fundraising",
    "duties", "change_terms", "complaints", "contact", "effective_date",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """One thing the notice has to say."""

    key: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under one heading."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """One version in one language, with the program's facts in it."""

    version: str
    language: str
    title: str
    header: tuple[str, ...]
    sections: tuple[Section, ...]
    lacks: tuple[str, ...]


def in_force(day: dt.date | None = None) -> str:
    """This function will give the version in force on a day; none is applied before its day."""
    on = day or clock.today("America/New_York")
    versions = {v: data["effective_on"] for v, data in _versions().items()}
    begun = [v for v, effective in versions.items() if effective <= on] or list(versions)
    return max(begun, key=lambda version: (versions[version], version))


def read(organisation: Organisation, *, language: str, version: str = "") -> Notice:
    """This function will give the notice with the program's facts filled in."""
    version = version or in_force()
    data = _versions()[version]
    tongue = texts.language_of(language)
    with translation.override(tongue):
        facts = _facts(organisation, data["effective_on"])
    text = data[tongue]
    return Notice(
        version=version,
        language=tongue,
        title=text["title"].format(**facts),
        header=tuple(line.format(**facts) for line in text["header"]),
        sections=tuple(_section(one, facts) for one in text["parts"]),
        lacks=tuple(missing(text, facts)),
    )


def missing(text: dict[str, Any], facts: dict[str, str]) -> list[str]:
    """This function will name the blocks that are not there, empty, or without a fact they need."""
    there = {b["key"]: b["lines"] for part in text.get("parts", ()) for b in part["blocks"]}
    there |= {"title": [text.get("title", "")], "header": text.get("header", [])}
    return [key for key in ("title", "header", *BLOCKS) if not _is_filled(there.get(key), facts)]


def _is_filled(lines: list[str] | None, facts: dict[str, str]) -> bool:
    whole = " ".join(lines or ()).strip()
    return bool(whole) and all(facts.get(name) for name in re.findall(r"\{(\w+)\}", whole))


def _facts(organisation: Organisation, effective_on: dt.date) -> dict[str, str]:
    return {
        "program": organisation.name,
        "contact": organisation.privacy_contact or _("the privacy officer"),
        "phone": organisation.phone,
        "email": organisation.privacy_email,
        "day": times.short_day(effective_on),
    }


def _section(part: dict[str, Any], facts: dict[str, str]) -> Section:
    blocks = (
        Block(one["key"], tuple(line.format(**facts) for line in one["lines"]))
        for one in part["blocks"]
    )
    return Section(part["title"], tuple(blocks))


@lru_cache(maxsize=1)
def _versions() -> dict[str, Any]:
    return tomllib.loads((texts.FOLDER / "notice.toml").read_text(encoding="utf-8"))
