"""Take an element away and the consent does not count (P2-23)."""

from types import SimpleNamespace
from typing import Any

import pytest

from alongside.privacy import elements
from alongside.privacy.models.consent import ConsentKind
from alongside.privacy.models.recipient import RecipientKind
from alongside.privacy.tests import whole

KINDS = sorted(elements.PURPOSES)
EMPTY: dict[str, Any] = {
    "categories": [],
    "purposes": [],
    "signed_on": None,
    "document_id": None,
    "expires_on": None,
}
# Named by the statement of 2.31(a): the field, its requirement, and the kinds that need it.
NEEDED: list[tuple[str, str, set[str]]] = [
    ("person_name", "P2-11", set(KINDS)),
    ("discloser", "P2-12", set(KINDS)),
    ("categories", "P2-13", set(KINDS)),
    ("information", "P2-13", set(KINDS)),
    ("recipients", "P2-14", set(KINDS) - {"tpo", "contact"}),
    ("recipient_class", "P2-14", {"tpo"}),
    ("intermediary_members", "P2-15", {"intermediary"}),
    ("redisclosure_statement", "P2-16", {"tpo", "named"}),
    ("purposes", "P2-17", set(KINDS)),
    ("purpose_words", "P2-17", set(KINDS)),
    ("fundraising_statement", "P2-17", {"tpo"}),
    ("revocation_statement", "P2-18", set(KINDS)),
    ("expiry_kind", "P2-19", set(KINDS) - {"contact"}),
    ("expires_on", "P2-19", {"named", "counseling_notes", "legal", "intermediary"}),
    ("expiry_event", "P2-19", {"justice", "research"}),
    ("document_id", "P2-20", set(KINDS)),
    ("signatures", "P2-20", set(KINDS)),
    ("signed_on", "P2-21", set(KINDS)),
    ("redisclosure_statement", "P2-22", {"tpo"}),
    ("refusal_statement", "P2-22", {"tpo"}),
    ("template", "P2-24", set(KINDS)),
    ("template_version", "P2-24", set(KINDS)),
    ("proceeding", "P2-27", {"legal"}),
    ("proceeding", "P2-61", {"justice"}),
    ("revocable_from", "P2-61", {"justice"}),
]
TAKEN = [(kind, field, need) for field, need, kinds in NEEDED for kind in sorted(kinds)]


def lacks(kind: str, *, without: str = "", **more: Any) -> list[str]:
    given = {without: EMPTY.get(without, "")} if without else {}
    made = whole.consent(kind, **{**more, **given})
    return [
        one.id
        for one in elements.missing(
            made,
            recipients=[] if without == "recipients" else whole.recipients(kind),
            signatures=[] if without == "signatures" else [whole.signature()],
        )
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_consent_lacks_nothing(kind: str) -> None:
    assert lacks(kind) == []


@pytest.mark.parametrize(("kind", "field", "need"), TAKEN)
def test_p2_23_each_element_taken_away_is_missed(kind: str, field: str, need: str) -> None:
    assert need in lacks(kind, without=field)


def test_p2_23_no_element_is_left_out_of_the_test() -> None:
    tested = {need for _field, need, _kinds in NEEDED} | {
        "P2-25",
        "P2-26",
    }  # below, what is too much
    assert tested == {element.id for element in elements.ELEMENTS}


def test_each_missing_element_says_what_to_do() -> None:
    made = whole.consent("named", information="")
    (one,) = elements.missing(
        made, recipients=whole.recipients("named"), signatures=[whole.signature()]
    )
    assert (one.field, one.sentence) == ("information", "Say in words what is shared.")


def test_kinds_are_those_of_the_rows() -> None:
    assert set(ConsentKind.values) == set(elements.PURPOSES)
    assert set(RecipientKind.values) >= elements.TPO_RECIPIENTS | elements.JUSTICE_RECIPIENTS


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("other", KINDS)
def test_p2_24_two_kinds_do_not_go_on_one_form(kind: str, other: str) -> None:
    strange = set(elements.PURPOSES[other]) - set(elements.PURPOSES[kind])
    for purpose in strange:
        purposes = [*whole.OF_KIND[kind]["purposes"], purpose]
        assert "P2-24" in lacks(kind, purposes=purposes)


def test_p2_24_a_kind_nobody_knows_counts_for_nothing() -> None:
    made = whole.consent("tpo")
    made.kind = "general"
    assert [one.id for one in elements.missing(made, recipients=[], signatures=[])] == ["P2-24"]


@pytest.mark.parametrize("kind", ["housing", "employer", "court", "family", "sponsor", "lawyer"])
def test_p2_25_these_are_no_recipients_under_tpo(kind: str) -> None:
    named = [SimpleNamespace(name="Elm", kind=kind, holder_class="lawful_holder")]
    found = elements.missing(whole.consent("tpo"), recipients=named, signatures=[whole.signature()])
    assert [one.id for one in found] == ["P2-25"]


@pytest.mark.parametrize("kind", [k for k in KINDS if k != "counseling_notes"])
def test_p2_26_counseling_notes_go_with_nothing_else(kind: str) -> None:
    assert lacks(kind, categories=["attendance", "counseling_notes"]) == ["P2-26"]


def test_p2_26_a_form_for_counseling_notes_holds_nothing_else() -> None:
    chosen = ["attendance", "counseling_notes"]
    assert lacks("counseling_notes", categories=chosen) == ["P2-26"]


def test_p2_61_a_court_consent_names_only_who_follows_it_for_the_court() -> None:
    named = [SimpleNamespace(name="Sister", kind="family", holder_class="lawful_holder")]
    found = elements.missing(
        whole.consent("justice"), recipients=named, signatures=[whole.signature()]
    )
    assert [one.id for one in found] == ["P2-61"]


def test_p2_19_only_treatment_payment_and_running_may_have_no_end() -> None:
    for kind in sorted(elements.PART2_KINDS - {"tpo"}):
        assert "P2-19" in lacks(kind, expiry_kind="none")


@pytest.mark.parametrize(
    "wrong",
    [
        {"name_as_typed": ""},
        {"identity": ""},
        {"method": "drawn"},
        {"method": "mark"},
        {"method": "paper", "image_sha256": "a" * 64},
        {"method": "paper", "witness_name": "Dana R."},
        {"relation": "guardian"},
        {"identity": "attested"},
    ],
)
def test_es_02_a_signature_that_says_too_little_is_none(wrong: dict[str, str]) -> None:
    found = elements.missing(
        whole.consent("named"),
        recipients=whole.recipients("named"),
        signatures=[whole.signature(**wrong)],
    )
    assert [one.id for one in found] == ["P2-20"]


@pytest.mark.parametrize(
    "right",
    [
        {"method": "drawn", "image_sha256": "a" * 64},
        {"method": "mark", "witness_name": "Dana R."},
        {"method": "paper", "witness_name": "Dana R.", "image_sha256": "a" * 64},
        {"relation": "guardian", "identity_words": "Order of the probate court"},
        {"identity": "attested", "identity_words": "Known for two years"},
    ],
)
def test_es_02_each_way_of_signing_counts_when_whole(right: dict[str, str]) -> None:
    assert elements.is_complete(whole.signature(**right))
