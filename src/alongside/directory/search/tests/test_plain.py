"""What somebody means who types words."""

import pytest

from alongside.directory.search import needs, plain, stems, topics
from alongside.directory.search.domains import DOMAINS


def keys(text: str) -> list[str]:
    return [need.key for need in plain.understand(text).needs]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("place to sleep tonight", ["bed_tonight"]),
        ("help with warrant", ["warrant"]),
        ("ayuda con la renta", ["rent"]),
        ("got out of jail no ID", ["reentry", "id_papers"]),
        ("where can I get a hot meal", ["hot_meal"]),
        ("clases de inglés", ["esl"]),
    ],
)
def test_people_are_understood_in_their_own_words(said: str, meant: list[str]) -> None:
    assert keys(said) == meant


def test_the_longest_phrase_decides() -> None:
    assert keys("ride to the clinic") == ["medical_ride"]
    assert keys("ride") == ["ride"]


def test_a_typo_is_taken_for_the_word_most_like_it() -> None:
    meaning = plain.understand("shleter")
    assert [need.key for need in meaning.needs] == ["bed_tonight"]
    assert meaning.corrected


def test_a_word_the_directory_has_is_no_typo() -> None:
    assert not plain.understand("sheltor", known=frozenset({"sheltor"})).corrected


def test_names_are_left_over_to_be_looked_for() -> None:
    meaning = plain.understand("Saint Brendan food pantry open now")
    assert meaning.is_open_now
    assert meaning.words == ("saint", "brendan")


def test_nothing_and_very_much_are_both_read() -> None:
    assert plain.understand("").all_words == ()
    assert len(plain.understand("shelter " * 500).all_words) == 1


def test_accents_and_case_do_not_matter() -> None:
    assert stems.stems("PAÑALES") == stems.stems("panales")
    assert keys("PAÑALES") == ["baby"]


def test_every_need_names_topics_of_the_taxonomy_and_a_tile() -> None:
    for need in needs.needs().values():
        assert need.topics
        assert need.phrases
        assert need.signs
        assert need.domain in DOMAINS
        assert set(need.names) <= topics.topics().keys()


def test_no_phrase_means_more_than_two_needs() -> None:
    said: dict[tuple[str, ...], set[str]] = {}
    for need in needs.needs().values():
        for phrase in need.phrases:
            said.setdefault(phrase, set()).add(need.key)
    assert {phrase: found for phrase, found in said.items() if len(found) > 2} == {}


def test_runs_never_leave_a_number_out() -> None:
    numbers = {1, 2, 3, 9, 20, 21, 40, 60, 61, 90, 120}
    found = topics.runs(numbers, at_most=4)
    assert len(found) == 4
    assert all(any(low <= n <= high for low, high in found) for n in numbers)
