"""Words of the pages that say who was told what."""

from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside.privacy import texts
from alongside.privacy.models import Disclosure
from alongside.privacy.models.disclosure import Basis
from alongside.ui import times


@dataclass(frozen=True, slots=True)
class Entry:
    """One act of telling, with everything an accounting has to say of it (P2-41)."""

    day: str
    to: str
    address: str
    what: str
    why: str
    allowed_by: str


def entries(rows: list[Disclosure]) -> list[Entry]:
    """This function will write the entries of an accounting."""
    return [_entry(row) for row in rows]


def _entry(row: Disclosure) -> Entry:
    return Entry(
        day=times.short_day(row.at),
        to=row.recipient_name,
        address=row.recipient_address or _("not known"),
        what=what(row),
        why=row.purpose,
        allowed_by=allowed_by(row),
    )


def what(row: Disclosure) -> str:
    """This function will name what was told, in the person's words."""
    known = texts.words("category", get_language() or "en")
    return ", ".join(known[key].label if key in known else key for key in row.categories)


def allowed_by(row: Disclosure) -> str:
    """This function will say what allowed it: the person's consent, or the law without one."""
    if row.basis == Basis.CONSENT:
        return _("Your consent")
    return _("Without your consent. %(law)s") % {"law": Basis(row.basis).label}


def sentence(row: Disclosure) -> str:
    """This function will tell one entry in a sentence, beside who looked."""
    words = {"who": row.recipient_name, "day": times.day(row.at), "what": what(row)}
    told = _("%(who)s was told on %(day)s: %(what)s.") % words
    return f"{told} {allowed_by(row)}."


def as_data(rows: list[Disclosure]) -> list[dict[str, Any]]:
    """This function will give the entries for a file another program reads."""
    return [
        {
            "at": row.at.isoformat(),
            "basis": row.basis,
            "categories": row.categories,
            "consent": str(row.consent_id) if row.consent_id else None,
            **asdict(_entry(row)),
        }
        for row in rows
    ]
