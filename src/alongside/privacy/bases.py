"""
The grounds on which something may be told, each with what it asks for (P2-42, P2-51 to P2-56).

Pure data: who may use a basis, which recipients it fits, which facts it records (all of them, and
no others), and which categories of the record may go along. A basis with no categories tells
facts only.
"""

from dataclasses import dataclass

from alongside.core.actor import Role
from alongside.privacy.models.disclosure import Basis
from alongside.privacy.models.recipient import RecipientKind

WORKERS = frozenset({Role.COACH, Role.SUPERVISOR})
OFFICER = frozenset({Role.PRIVACY_OFFICER})


@dataclass(frozen=True, slots=True)
class Ground:
    """What one basis asks for. `recipients` empty: whoever the consent or the person names."""

    basis: str
    roles: frozenset[str]
    recipients: frozenset[str] = frozenset()
    facts: tuple[str, ...] = ()
    tells_record: bool = True
    heeds_restrictions: bool = True


def _ground(basis: str, roles: frozenset[Role], kind: str, *facts: str, tells: bool) -> Ground:
    return Ground(basis, frozenset(roles), frozenset({kind}), facts, tells, False)


_AUTHORITY = RecipientKind.AUTHORITY
GROUNDS: dict[str, Ground] = {
    # A partner's look is checked apart: `policy_disclosing`.
    Basis.CONSENT: Ground(Basis.CONSENT, frozenset(WORKERS)),
    Basis.PERSON: Ground(Basis.PERSON, frozenset({*WORKERS, Role.PARTICIPANT})),
    Basis.RESEARCH: Ground(
        Basis.RESEARCH, frozenset(OFFICER), frozenset({RecipientKind.RESEARCHER}), ("review",)
    ),
    Basis.EMERGENCY: _ground(
        Basis.EMERGENCY, WORKERS, RecipientKind.MEDICAL,
        "personnel", "facility", "told_by", "at", "nature", tells=False,
    ),
    Basis.CHILD_ABUSE: _ground(
        Basis.CHILD_ABUSE, WORKERS, _AUTHORITY, "agency", "told_by", "at", "said", tells=False
    ),
    # The four facts of 42 CFR 2.12(c)(5): incident, status, name and address, last whereabouts.
    Basis.CRIME: _ground(
        Basis.CRIME, WORKERS, _AUTHORITY,
        "incident", "status", "name_and_address", "last_whereabouts", tells=False,
    ),
    Basis.DEATH: _ground(
        Basis.DEATH, WORKERS, _AUTHORITY, "agency", "law", "died_on", tells=False
    ),
    Basis.AUDIT: _ground(Basis.AUDIT, OFFICER, RecipientKind.AUDITOR, "review", tells=True),
    Basis.COURT_ORDER: _ground(
        Basis.COURT_ORDER, OFFICER, RecipientKind.COURT, "legal_request", "court", tells=True
    ),
}  # fmt: skip
