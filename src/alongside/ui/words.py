"""Reads `words.toml` and finds words we do not use, and words that would give a person away."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

EVERYWHERE, SHOWN = "everywhere", "shown"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the list: a pattern, what to say in its place, and where it holds."""

    pattern: re.Pattern[str]
    use: str
    where: str


@dataclass(frozen=True, slots=True)
class WordList:
    rules: tuple[Rule, ...]
    allowed: re.Pattern[str]
    discreet: re.Pattern[str]
    discreet_exact: re.Pattern[str]


def _pattern(words: list[str], *, exact: bool = False) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    joined = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", 0 if exact else re.IGNORECASE)


@lru_cache(maxsize=1)
def word_list() -> WordList:
    """This function will read the list once."""
    data = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
    rules = [
        Rule(_pattern(row["avoid"], exact=row.get("exact", False)), row["use"], row["where"])
        for row in data["word"]
    ]
    allowed = [phrase for row in data["allow"] for phrase in row["phrases"]]
    exact = data["discreet"]["exact"]
    loose = [word for word in data["discreet"]["words"] if word not in exact]
    return WordList(tuple(rules), _pattern(allowed), _pattern(loose), _pattern(exact, exact=True))


def avoided(text: str, *, shown: bool) -> list[str]:
    """
    This function will list the words of a text that we do not use, each with what to say.

    `shown` is True for what people read, False for strings of the code.
    """
    listed = word_list()
    rest = listed.allowed.sub(" ", text)
    return [
        f"{found[0]!r}: say {rule.use}"
        for rule in listed.rules
        if shown or rule.where == EVERYWHERE
        for found in rule.pattern.finditer(rest)
    ]


def indiscreet(text: str) -> list[str]:
    """This function will list the words a title or an outgoing message may not hold."""
    listed = word_list()
    found = [*listed.discreet.finditer(text), *listed.discreet_exact.finditer(text)]
    return [one[0] for one in found]
