"""The set of policies is whole and mapped to ids (P2-47)."""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "docs" / "policies"
PAGES = sorted(p for p in FOLDER.glob("*.md") if p.name != "README.md")
ASKED = ("making", "keeping", "sending", "sharing", "destroying", "sanitizing", "nameless", "paper")


def test_p2_47_the_set_covers_what_the_rule_names() -> None:
    titles = " ".join(p.read_text().splitlines()[0].lower() for p in PAGES)
    assert not [word for word in ASKED if word not in titles]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_p2_47_every_page_is_short_and_names_its_ids_as_the_list_does(page: Path) -> None:
    text = page.read_text()
    ids = re.findall(r"\b(?:P2|HS)-\d+\b|\bT\d+\b", text.splitlines()[0])
    assert ids
    assert len(text.splitlines()) < 40
    listed = (FOLDER / "README.md").read_text()
    row = next(line for line in listed.splitlines() if f"]({page.name})" in line)
    assert re.findall(r"\b(?:P2|HS)-\d+\b|\bT\d+\b", row) == ids
