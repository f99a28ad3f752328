"""Reading grade after Flesch and Kincaid, from words per sentence and syllables per word."""

import re

import pyphen

_HYPHENS = pyphen.Pyphen(lang="en_US")


def syllables(word: str) -> int:
    """This function will count the syllables of an English word, at least one."""
    hyphened: str = _HYPHENS.inserted(word)
    return max(1, hyphened.count("-") + 1)


def grade(text: str) -> float:
    """This function will give the US school grade a text reads at."""
    sentences = [s for s in re.split(r"[.!?:]+\s", text) if re.search(r"[a-zA-Z]", s)]
    words = re.findall(r"[A-Za-z']+", text)
    per_sentence = len(words) / max(len(sentences), 1)
    per_word = sum(map(syllables, words)) / max(len(words), 1)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59
