"""The questions on needs: what ships, what an answer offers, and what is refused."""

import pytest

from alongside.coaching.domains import LifeDomain
from alongside.core.errors import BadInput
from alongside.referrals import questions, texts


def test_only_wording_that_may_ship_is_there() -> None:
    ids = [item.id for item in questions.shipped().items]
    assert ids == ["q1", "q2", "q3", "q4", "q5", "q6", "s1", "s2", "s4", "s6"]
    assert not {"q7", "q8", "q9", "q10"} & set(ids), "HITS is its author's"


def test_a_translation_is_an_instrument_of_its_own() -> None:
    text = questions.shipped("es")
    assert text.id_in("es") != text.id_in("en")
    pairs = zip(questions.shipped("en").items, text.items, strict=True)
    for english, spanish in pairs:
        assert english.text != spanish.text
        assert [code for code, _ in english.options] == [code for code, _ in spanish.options]


@pytest.mark.parametrize(
    ("answers", "offered"),
    [
        ({"q1": "worried", "q4": "sometimes"}, ["housing", "food"]),
        ({"q1": "steady", "q2": ["none"], "q3": "never", "q5": "no"}, []),
        ({"q2": ["mold", "heat"]}, ["housing"]),
        ({"q6": "off", "s1": "very"}, ["money"]),
        ({}, []),
    ],
)
def test_answers_offer_help_and_nothing_else(
    answers: dict[str, object], offered: list[str]
) -> None:
    assert questions.offers(questions.checked(answers)) == offered


@pytest.mark.parametrize(
    "answers", [{"q1": "palace"}, {"q9": "1"}, {"q2": ["none", "mold"]}, {"q1": ["none", "steady"]}]
)
def test_what_no_question_offers_is_refused(answers: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        questions.checked(answers)


def test_every_question_offers_help_in_a_known_life_domain() -> None:
    for item in questions.shipped().items:
        assert item.domain in LifeDomain.values
        assert item.wants <= {code for code, _label in item.options}


def test_every_reason_has_words_in_both_languages_and_fits_a_no() -> None:
    for key, entry in texts.read("reasons.toml")["reason"].items():
        assert entry["en"], key
        assert entry["es"], key
        assert set(entry["for"]) <= {"declined", "not_connected"}, key
        assert ("mine_en" in entry) == ("mine_es" in entry), key
