"""The database keeps the ledger, and only the door and the pages of consents look at consents."""

import ast
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

import alongside
from alongside.core import clock
from alongside.core.crypto import reencrypt
from alongside.privacy.models import Disclosure
from alongside.privacy.tests import factories
from tests.fixtures.people import World

SOURCE = Path(alongside.__file__).parent
# Who may ask about consents: privacy itself, and the made-up rows of the sample.
MAY_ASK = {
    "privacy": "the door and the pages of consents",
    "cli/sample/sharing.py": "sample rows",
    "cli/sample/referring.py": "sample rows",
    # Whoever does not want to sign goes to the service by themself, with the same loop.
    "referrals/commands/referring.py": "drafts the form for a service",
    "referrals/models/referral.py": "says which form a referral stands on",
    "referrals/subscribers.py": "closes what stands on a form that was stopped",
}
ASKS = {"Consent", "ConsentRecipient", "Revocation", "Standing", "covering", "standing", "consents"}


def told(world: World) -> Disclosure:
    consent = factories.active(world.june_person)
    named = consent.recipients.get()
    return Disclosure.objects.create(
        organisation=world.organisation,
        person=world.june_person,
        recipient=named.recipient,
        recipient_name=named.name,
        at=clock.now(),
        basis="consent",
        consent=consent,
        channel="paper",
        categories=["attendance"],
        purpose="Because I ask for it",
        notice="statement-1",
        notice_sha256="0" * 64,
        scope="The days we met",
        packet_sha256="0" * 64,
    )


def test_an_entry_of_the_ledger_cannot_be_changed_or_deleted(world: World) -> None:
    entry = told(world)
    rows = Disclosure.objects.scoped(world.system)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.update(channel="file")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.filter(pk=entry.pk).delete()
    assert rows.get().channel == "paper"


def test_a_rotation_of_keys_writes_kept_words_anew(world: World) -> None:
    told(world)
    reencrypt.rotate_organisation(world.organisation.pk)
    entry = Disclosure.objects.scoped(world.system).get()
    assert entry.scope == "The days we met"
    assert entry.consent is not None
    assert entry.consent.person_name == "June Abbott"


def test_every_kept_table_has_its_guards_after_all_migrations(world: World) -> None:
    tables = (
        "disclosure", "revocation", "signature", "signeddocument", "consentrecipient", "consent",
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger"
            if connection.vendor == "postgresql"
            else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        )
        found = {name for (name,) in cursor.fetchall()}
    wanted = {f"privacy_{t}_no_{verb}" for t in tables for verb in ("update", "delete")}
    assert wanted <= found


def test_p2_31_no_feature_looks_at_consents() -> None:
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if "/tests/" in name or any(name.startswith(allowed) for allowed in MAY_ASK):
            continue
        found += [f"{name}: {what}" for what in _asked(path) & ASKS]
    assert not found, f"a feature must not depend on a consent: {found}"


def test_p2_31_the_walk_would_find_one(tmp_path: Path) -> None:
    path = tmp_path / "feature.py"
    for line in (
        "from alongside.privacy.queries import consents",
        "from alongside.privacy.queries.consents import covering",
        "from alongside.privacy.models import Consent",
        "import alongside.privacy.queries.consents",
    ):
        path.write_text(line)
        assert _asked(path) & ASKS, line


def _asked(path: Path) -> set[str]:
    """The names a file takes from privacy, and the relations of consents it walks."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("alongside.privacy"):
            found |= {alias.name for alias in node.names} | set((node.module or "").split("."))
        elif isinstance(node, ast.Import):
            names = [a.name for a in node.names if a.name.startswith("alongside.privacy")]
            found |= {part for name in names for part in name.split(".")}
        elif isinstance(node, ast.Attribute) and node.attr in {"consents", "consent_set"}:
            found.add("consents")
    return found
