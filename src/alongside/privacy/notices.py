"""
What goes with every record that leaves: the notice, and what its receiver may do (P2-32, P2-35).

The statements are the law's own words, versioned in `texts/notices.toml`, in English as the law
gives them. Said aloud goes the short one; everything written carries the long one.
"""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.privacy.models.disclosure import Channel
from alongside.privacy.models.recipient import HolderClass
from alongside.privacy.texts import FOLDER

LONG, SHORT = "statement_1", "statement_2"

RULES: dict[str, str | Promise] = {
    HolderClass.COVERED_ENTITY: _(
        "Received for treatment, payment or health care operations, you may use and pass on this"
        " record as HIPAA allows, but never in a proceeding against the person."
    ),
    HolderClass.PART2_PROGRAM: _(
        "As a Part 2 program outside HIPAA, you may pass on this record only as the person's"
        " consent says."
    ),
    HolderClass.LAWFUL_HOLDER: _(
        "You may not pass on this record without the person's consent, except for payment or"
        " operations to contractors bound to 42 CFR Part 2 by a written contract."
    ),
}


@dataclass(frozen=True, slots=True)
class Notice:
    """One version of one statement. `name` is what the ledger keeps beside the hash."""

    key: str
    version: str
    text: str

    @property
    def name(self) -> str:
        return f"{self.key}.{self.version}"

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


def notice_for(channel: str) -> Notice:
    """This function will give the statement that goes with a record on this way out."""
    return latest(SHORT if channel == Channel.SPOKEN else LONG)


def latest(key: str) -> Notice:
    """This function will give the newest version of a statement."""
    version = max(_read()[key])
    return Notice(key, version, str(_read()[key][version]["text"]).strip())


def rule_of(holder_class: str) -> str:
    """This function will say in a sentence what a receiver of this class may do (P2-35)."""
    return str(RULES[holder_class])


@lru_cache(maxsize=1)
def _read() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "notices.toml").read_text(encoding="utf-8"))
