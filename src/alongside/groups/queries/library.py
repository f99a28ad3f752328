"""The library of guides: those that are shipped and those a program wrote."""

import tomllib
import uuid
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.core.errors import BadInput, NotFound
from alongside.groups.models import Guide


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a session: minutes, and what to do or ask."""

    minutes: int
    words: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A guide as coaches read it; `version` is empty for one of the program."""

    key: str
    title: str
    purpose: str
    parts: tuple[Part, ...]
    version: str = ""

    @property
    def minutes(self) -> int:
        return sum(part.minutes for part in self.parts)


def shipped() -> list[Shown]:
    """This function will give the guides that come with the product, in the reader's language."""
    language = (get_language() or "en").split("-")[0]
    return [_shown(key, held, language) for key, held in _file()["guide"].items()]


def _shown(key: str, held: dict[str, object], language: str) -> Shown:
    words = held.get(language) or held["en"]
    assert isinstance(words, dict)  # as the file is written; a test reads all of it
    parts = tuple(Part(int(minutes), str(text)) for minutes, text in words["parts"])
    return Shown(key, str(words["title"]), str(words["purpose"]), parts, str(_file()["version"]))


@lru_cache(maxsize=1)
def _file() -> dict[str, dict[str, dict[str, object]]]:
    text = resources.files("alongside.groups.texts").joinpath("guides.toml")
    return tomllib.loads(text.read_text(encoding="utf-8"))


def written(program_ids: list[uuid.UUID], *, by: Actor) -> list[Shown]:
    """This function will give the guides that programs wrote, by their titles."""
    rows = Guide.objects.scoped(by).filter(program_id__in=program_ids).order_by("title", "pk")
    return [_own(row) for row in rows]


def _own(row: Guide) -> Shown:
    return Shown(str(row.pk), row.title, row.purpose, tuple(parts_of(row.parts)))


def parts_of(text: str) -> list[Part]:
    """
    This function will read parts as a coach types them: a line each, minutes first.

    :raises BadInput: for a line that does not begin with its minutes
    """
    parts = []
    for line in filter(None, (one.strip() for one in text.splitlines())):
        minutes, _space, words = line.partition(" ")
        if not (minutes.isascii() and minutes.isdigit() and 1 <= int(minutes) <= 240 and words):
            raise BadInput(
                _("Begin each line with its minutes, such as: 10 Say hello"), field="parts"
            )
        parts.append(Part(int(minutes), words.strip()))
    if not parts:
        raise BadInput(_("Write a few words first."), field="parts")
    return parts


def get(key: str, *, program_ids: list[uuid.UUID], by: Actor) -> Shown:
    """
    This function will find a guide by its key.

    :raises NotFound: for a key that is nobody's, and for another program's guide
    """
    for one in [*shipped(), *written(program_ids, by=by)]:
        if one.key == key:
            return one
    raise NotFound(_("There is nothing here."))


def of_group(key: str, *, program_id: uuid.UUID, by: Actor) -> Shown | None:
    """This function will give the guide of a group; asks for nothing when it is a shipped one."""
    known = {one.key: one for one in shipped()}
    if not key or key in known:
        return known.get(key)
    return next((one for one in written([program_id], by=by) if one.key == key), None)


def check(key: str, *, program_id: uuid.UUID, by: Actor) -> str:
    """
    This function will let the key of a guide pass, or none.

    :raises BadInput: for a key that is nobody's
    """
    if not key:
        return ""
    try:
        return get(key, program_ids=[program_id], by=by).key
    except NotFound:
        raise BadInput(_("Choose one from the list."), field="guide") from None
