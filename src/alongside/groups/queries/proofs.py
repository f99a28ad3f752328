"""A person's proofs, and what the page of a code says."""

import hmac
import uuid

from django.utils.translation import gettext as _

from alongside.core import audit
from alongside.core.actor import Actor
from alongside.core.crypto.fields import normalise
from alongside.core.errors import NotFound
from alongside.groups import proofs
from alongside.groups.models import Proof
from alongside.groups.who import person_of
from alongside.privacy import letters


def own(*, by: Actor) -> list[Proof]:
    """This function will list the proofs a person made, newest first."""
    rows = Proof.objects.scoped(by).filter(person_id=person_of(by))
    return list(rows.order_by("-created_at", "-pk"))


def get(proof_id: uuid.UUID, *, by: Actor) -> Proof:
    """
    This function will find a proof for the person who made it.

    :raises NotFound: for everybody else
    """
    found = Proof.objects.scoped(by).filter(pk=proof_id).first()
    if found is None or by.person_id is None or found.person_id != by.person_id:
        raise NotFound(_("There is nothing here."))
    return found


def genuine(code: str, *, by: Actor) -> Proof | None:
    """
    This function will find the paper a code stands on.

    A code that nobody has, one that was taken back, and one whose row was changed take the same
    statements and give the same answer: none.
    """
    if by.organisation_id is None:
        return None
    digest = proofs.code_hash(by.organisation_id, letters.plain(code))
    found = Proof.objects.scoped(by).filter(code_hash=digest).first()
    if found is not None:
        is_good = hmac.compare_digest(proofs.sealed(found), found.digest)
        found = found if is_good and found.taken_back_at is None else None
    audit.record(by=by, action="proof.checked", detail={"genuine": found is not None})
    return found


def is_named(proof: Proof, name: str) -> bool:
    """This function will tell whether a name somebody typed is the one on the paper."""
    pair = (normalise(proof.full_name).encode(), normalise(name).encode())
    return hmac.compare_digest(*pair)
