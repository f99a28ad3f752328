"""The bill of parts names what is locked, whole (ASVS 15.1.2)."""

import json
import re
import tomllib

from alongside.cli import sbom

PROJECT = sbom.LOCKS.parent / "pyproject.toml"


def test_av_18_the_list_of_parts_is_what_is_locked() -> None:
    bill = sbom.bill()
    named = {part["name"].lower() for part in bill["components"]}
    asked = tomllib.loads(PROJECT.read_text("utf-8"))["project"]["dependencies"]
    wanted = {re.split(r"[\[=><]", line)[0].lower() for line in asked}
    assert not wanted - named
    assert all(part["hashes"] for part in bill["components"])
    assert json.loads(json.dumps(bill)) == bill


def test_a_part_is_read_with_its_hashes_and_extras() -> None:
    digest = "a" * 64
    text = f"psycopg[binary,pool]==3.2.1 \\\n    --hash=sha256:{digest}\n    # via alongside\n"
    (part,) = sbom.parts(text)
    assert (part["name"], part["version"]) == ("psycopg", "3.2.1")
    assert part["purl"] == "pkg:pypi/psycopg@3.2.1"
    assert part["hashes"] == [{"alg": "SHA-256", "content": digest}]
