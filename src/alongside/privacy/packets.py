"""
Packets: what goes to one recipient, and nothing that was not asked for (P2-09).

A packet starts from nothing. Every category is registered by the domain that holds its rows, and
`build` takes those asked for, one by one. Only `privacy.commands.disclosing` builds packets; a
guard keeps it so.
"""

import hashlib
import json
import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.core.errors import BadInput
from alongside.people.models import Person
from alongside.privacy.notices import Notice


@dataclass(frozen=True, slots=True)
class Section:
    """One category of one person: lines for paper (what, words), plain data for JSON."""

    lines: tuple[tuple[str, str], ...]
    data: Any
    key: str = ""
    title: str = ""


Build = Callable[[Person, Actor], Section]
# For what differs by who is told: handed those who are, so that none learns what is another's.
BuildFor = Callable[[Person, Actor, Collection[uuid.UUID]], Section]


@dataclass(frozen=True, slots=True)
class Category:
    """What can be told, as the one who receives it reads it."""

    key: str
    label: str | Promise
    hint: str | Promise
    build: BuildFor


CATEGORIES: dict[str, Category] = {}


@dataclass(frozen=True, slots=True)
class Packet:
    """What leaves: the sections with their notice, scope and rule, bound together (P2-33)."""

    person_name: str
    recipient_name: str
    purpose: str
    sections: tuple[Section, ...]
    notice: Notice
    scope: str
    rule: str

    def data(self) -> dict[str, Any]:
        """This function will give the packet as plain data."""
        return {
            "notice": self.notice.text,
            "scope": self.scope,
            "rule": self.rule,
            "person": self.person_name,
            "recipient": self.recipient_name,
            "purpose": self.purpose,
            "record": {one.key: {"title": one.title, "data": one.data} for one in self.sections},
        }

    def json(self) -> bytes:
        """This function will write the packet as JSON, the same bytes every time."""
        return json.dumps(self.data(), ensure_ascii=False, indent=2, sort_keys=True).encode()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.json()).hexdigest()


def category(key: str, *, label: str | Promise, hint: str | Promise, build: Build) -> None:
    """This function will register what can be told; `build` asks for one person's rows only."""
    category_for(key, label=label, hint=hint, build=lambda person, by, _to: build(person, by))


def category_for(key: str, *, label: str | Promise, hint: str | Promise, build: BuildFor) -> None:
    """This function will register what differs by who is told; `build` gets their ids."""
    if key in CATEGORIES:
        raise TypeError(f"two categories are named {key}")
    CATEGORIES[key] = Category(key, label, hint, build)


def check(keys: Collection[str]) -> list[str]:
    """
    This function will let known categories pass, each once, in the order of the register.

    :raises BadInput: for one that nobody can tell anything of
    """
    if any(key not in CATEGORIES for key in keys):
        raise BadInput(_("Choose what to tell from the list."), field="categories")
    return [key for key in CATEGORIES if key in set(keys)]


def sections(
    person: Person,
    keys: Collection[str],
    *,
    by: Actor,
    to: Collection[uuid.UUID] = (),
    language: str = "en",
) -> tuple[Section, ...]:
    """
    This function will build the sections asked for, in a language and the person's zone.

    `to` are the ids of the recipients who are told.
    """
    with translation.override(language), timezone.override(person.time_zone):
        return tuple(_section(CATEGORIES[key], person, by, to) for key in check(keys))


def _section(one: Category, person: Person, by: Actor, to: Collection[uuid.UUID]) -> Section:
    made = one.build(person, by, to)
    return Section(made.lines, made.data, one.key, str(one.label))
