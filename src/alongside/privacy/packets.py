"""
Packets: what is told about a person, put together from nothing (P2-09).

A category is one thing that can be told. Each domain registers its own from its app config, with
a builder that reads only what the category's words promise. A packet holds the categories it was
asked for and nothing beside them; there is no way to ask for all of a record. Only the door
(`privacy.commands.disclosing`) builds one; a guard holds that.
"""

import hashlib
import json
from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.core.errors import BadInput
from alongside.people.models import Person

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Section:
    """One category of a packet: lines for paper and the same as rows of data."""

    lines: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


Build = Callable[[Person, Actor], Section]


@dataclass(frozen=True, slots=True)
class Category:
    """One thing that can be told. `label` heads it on paper, `hint` says what it holds."""

    key: str
    label: str | Promise
    hint: str | Promise
    build: Build


CATEGORIES: dict[str, Category] = {}


def category(key: str, *, label: str | Promise, hint: str | Promise, build: Build) -> None:
    """This function will register what can be told under a key that consents use."""
    if key in CATEGORIES:
        raise TypeError(f"two categories are named {key}")
    CATEGORIES[key] = Category(key, label, hint, build)


@dataclass(frozen=True, slots=True)
class Told:
    """A category as it stands in a packet."""

    key: str
    title: str
    lines: list[str]
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Packet:
    """
    What leaves, with everything that has to go along: notice, scope and the rule for its holder.

    `scope` is the consent in words: who, what, purpose, end, number (P2-33). `requests` are what
    the recipient is asked beside the law, such as to pass nothing on after an emergency.
    """

    number: str
    person: str
    recipient: str
    at: str
    basis: str
    purpose: str
    sections: list[Told]
    notice_key: str
    notice: str
    scope: list[str]
    rule: str
    facts: dict[str, str] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        """This function will give the packet as data, for a file."""
        return asdict(self)

    def sha256(self) -> str:
        """This function will give the hash of the packet as it leaves."""
        text = json.dumps(self.as_data(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def known(keys: Collection[str]) -> list[str]:
    """
    This function will let known categories pass, each once, in the order they were registered.

    :raises BadInput: for one that nobody registered
    """
    if any(key not in CATEGORIES for key in keys):
        raise BadInput(_("One of these is not kept here. Choose again."), field="categories")
    return [key for key in CATEGORIES if key in set(keys)]


def build(person: Person, keys: Collection[str], *, by: Actor) -> list[Told]:
    """This function will build the categories asked for, and nothing else (P2-09)."""
    told = []
    for key in known(keys):
        found = CATEGORIES[key]
        section = found.build(person, by)
        told.append(Told(key, str(found.label), section.lines, section.rows))
    return told
