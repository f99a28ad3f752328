"""
The questions on needs that may ship, and what their answers offer. No sum, no score.

Pure but for reading the file. An answer only ever offers help in a life domain; the person says
whether they want it. A question left out is left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from alongside.core.errors import BadInput
from alongside.referrals import texts

FILE = "questions/ahc_hrsn.toml"


@dataclass(frozen=True, slots=True)
class Item:
    """One question in one language. `many`: several answers; "none" stands alone then."""

    id: str
    text: str
    many: bool
    domain: str
    wants: frozenset[str]
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions with where they come from."""

    id: str
    id_es: str
    version: str
    attribution: str
    items: tuple[Item, ...]

    def id_in(self, language: str) -> str:
        """This function will name the instrument read: a translation is one of its own."""
        return self.id_es if language == "es" else self.id


def shipped(language: str = "en") -> Questions:
    """This function will give the questions in a language, English when there are no others."""
    return _read(language if language in texts.LANGUAGES else "en")


@lru_cache(maxsize=4)
def _read(language: str) -> Questions:
    data = texts.read(FILE)
    items = tuple(
        Item(
            id=one["id"],
            text=one[language],
            many=one["many"],
            domain=one["domain"],
            wants=frozenset(one["wants"]),
            options=tuple((option["code"], option[language]) for option in one["option"]),
        )
        for one in data["item"]
    )
    return Questions(data["id"], data["id_es"], data["version"], data["attribution"], items)


def checked(answers: Mapping[str, Any]) -> dict[str, Any]:
    """
    This function will let answers pass that the questions offer; what was skipped is left out.

    :raises BadInput: for a question or an answer that is not there, or "none" beside another
    """
    known = {one.id: one for one in shipped().items}
    if set(answers) - set(known):
        raise BadInput(_("This form is damaged. Open the page again."))
    return {
        key: _answer(known[key], answers[key])
        for key in known
        if key in answers and answers[key] not in ("", [], None)
    }


def _answer(item: Item, given: Any) -> Any:
    codes = list(given) if item.many and not isinstance(given, str) else [str(given)]
    if set(codes) - {code for code, _label in item.options}:
        raise BadInput(_("Choose from the list."), field=item.id)
    if not item.many:
        return codes[0]
    if "none" in codes and len(codes) > 1:
        raise BadInput(_("Choose either these or none of them."), field=item.id)
    return codes


def offers(answers: Mapping[str, Any]) -> list[str]:
    """This function will list the life domains in which help is offered after these answers."""
    found = []
    for item in shipped().items:
        given = answers.get(item.id, [])
        codes = [given] if isinstance(given, str) else list(given)
        if item.wants & set(codes):
            found.append(item.domain)
    return list(dict.fromkeys(found))
