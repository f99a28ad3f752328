"""
What goes with every disclosure: the statement of 42 CFR 2.32, and the rule for who holds it.

The statements are mandated text, versioned data under `texts/notices.toml`, always in English as
the rule gives them.
"""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.privacy.models.disclosure import Channel
from alongside.privacy.models.recipient import HolderClass
from alongside.privacy.texts import FOLDER

LONG, SHORT = "statement_1", "statement_2"

# One sentence on what may be done with a record, by what its holder is (P2-35, 42 CFR 2.33(b)).
RULES: dict[str, str | Promise] = {
    HolderClass.COVERED_ENTITY: _(
        "You may pass this on only as HIPAA lets you, and never for use in proceedings against"
        " the person."
    ),
    HolderClass.PART2_PROGRAM: _(
        "You may pass this on only as the person's own written consent says."
    ),
    HolderClass.LAWFUL_HOLDER: _(
        "You may not pass this on without the person's written consent; for payment and"
        " operations only to contractors bound in writing to 42 CFR part 2."
    ),
}


@dataclass(frozen=True, slots=True)
class Notice:
    """A statement as it is sent along. `name` is key and version, as the ledger keeps it."""

    name: str
    source: str
    text: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def paragraphs(self) -> list[str]:
        return self.text.split("\n")


@lru_cache(maxsize=4)
def notice(key: str) -> Notice:
    """
    This function will read a statement.

    :raises KeyError: for one there is not
    """
    entry = tomllib.loads((FOLDER / "notices.toml").read_text(encoding="utf-8"))[key]
    return Notice(f"{key}.{entry['version']}", entry["source"], entry["text"].strip())


def for_channel(channel: str) -> Notice:
    """This function will give the statement for a way of telling: the short one to be said."""
    return notice(SHORT if channel == Channel.SPOKEN else LONG)


def rule_for(holder_class: str) -> str:
    """This function will say in one sentence what a holder may do with a record (P2-35)."""
    return str(RULES.get(holder_class, RULES[HolderClass.LAWFUL_HOLDER]))
