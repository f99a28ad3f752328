"""The texts that are shipped: whole in both languages, and guides that fit an hour."""

import pytest
from django.utils import translation

from alongside.core.errors import BadInput
from alongside.groups import agreement
from alongside.groups.queries import library


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_guide_is_there_and_takes_up_to_an_hour(language: str) -> None:
    with translation.override(language):
        found = library.shipped()
    assert len({one.key for one in found}) == len(found) >= 5
    for one in found:
        assert one.title
        assert one.purpose
        assert one.version
        assert 50 <= one.minutes <= 60, one.key


def test_both_languages_agree_to_the_same() -> None:
    read = {}
    for language in ("en", "es"):
        with translation.override(language):
            read[language] = agreement.in_force()
    assert read["en"].version == read["es"].version
    assert len(read["en"].points) == len(read["es"].points)
    assert read["en"].title != read["es"].title


def test_parts_of_a_guide_begin_with_their_minutes() -> None:
    parts = library.parts_of("5 Say hello\n\n 10  Ask: how was the week? ")
    assert [(one.minutes, one.words) for one in parts] == [
        (5, "Say hello"), (10, "Ask: how was the week?"),
    ]  # fmt: skip
    for wrong in ("Say hello", "0 Say hello", "5", "", "999 Long", "٣ Arabic digit"):
        with pytest.raises(BadInput):
            library.parts_of(wrong)
