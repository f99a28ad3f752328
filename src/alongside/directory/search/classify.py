"""
What a service does: topics from the terms its publisher gave it, else from its own words. Pure.

The fit says how sure that is: 0 the publisher says so, 1 its name does, 3 only its text: a text
names much that a service does not do itself.
"""

from collections.abc import Iterable, Iterator

from alongside.directory.search import topics
from alongside.directory.search.domains import DOMAINS
from alongside.directory.search.needs import needs, signs_by_first
from alongside.directory.search.plain import understand
from alongside.directory.search.stems import fold

MOST_TOPICS = 20
BY_PUBLISHER, BY_NAME, BY_TEXT = 0, 1, 3


def classify(terms: Iterable[tuple[str, str]], names: list[str], body: list[str]) -> dict[int, int]:
    """
    This function will give the numbers of topics and domains, each with its fit.

    :param terms: code and name of each term on the service
    :param names: stems of its names, :param body: of its texts
    """
    found: dict[int, int] = {}
    for code, name in terms:
        for number in _of_term(code, name):
            found[number] = BY_PUBLISHER
    for fit, stems in ((BY_NAME, names), (BY_TEXT, body)):
        for number in _by_signs(stems):
            found.setdefault(number, fit)
    kept = dict(sorted(found.items(), key=lambda one: (one[1], one[0]))[:MOST_TOPICS])
    for domain, fit in _domains(kept):
        kept[domain] = min(fit, kept.get(domain, fit))
    return {topics.ANY: BY_PUBLISHER, **kept}


def _of_term(code: str, name: str) -> Iterable[int]:
    topic = topics.topics().get(name) or _by_folded_name().get(fold(name))
    if topic:
        return (topic.number,)
    if code in topics.by_code():
        return (topics.by_code()[code].number,)
    return [topics.topics()[need.names[0]].number for need in understand(name).needs[:2]]


_FOLDED: dict[str, topics.Topic] = {}


def _by_folded_name() -> dict[str, topics.Topic]:
    if not _FOLDED:
        _FOLDED.update({fold(name): topic for name, topic in topics.topics().items()})
    return _FOLDED


def _by_signs(stems: list[str]) -> Iterator[int]:
    signs = signs_by_first()
    for at, one in enumerate(stems):
        for sign, need in signs.get(one, ()):
            if tuple(stems[at : at + len(sign)]) == sign:
                yield topics.topics()[need.names[0]].number


def _domains(found: dict[int, int]) -> Iterator[tuple[int, int]]:
    for need in needs().values():
        fits = [fit for number, fit in found.items() if number in need.topics]
        if fits and need.domain in DOMAINS:
            yield DOMAINS[need.domain].number, min(fits)
