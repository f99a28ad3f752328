"""
Whether a basis holds, asked at the moment something leaves (P2-28).

Every answer is of this moment: consents, restrictions, reviews and orders are read anew, under a
lock where they could end meanwhile. A refusal is `Blocked`, with a reason that is logged.
"""

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.errors import BadInput, NotPermitted
from alongside.core.ids import parse_id
from alongside.people.models import Person
from alongside.privacy import documents, elements
from alongside.privacy.bases import GROUNDS, Ground
from alongside.privacy.models import Consent, LegalRequest, OutsideReview, Recipient
from alongside.privacy.models.disclosure import Basis, Channel
from alongside.privacy.models.recipient import RecipientKind
from alongside.privacy.queries import consents, restrictions
from alongside.privacy.queries.consents import Standing

WHY: dict[str, str | Promise] = {
    "no_consent": gettext_lazy("No form in force lets this be told to them."),
    "draft": gettext_lazy("The form is not signed."),
    "expired": gettext_lazy("The form has run out."),
    "revoked": gettext_lazy("The person stopped this."),
    "deficient": gettext_lazy("The form is not whole, so nothing may be told under it."),
    "damaged": gettext_lazy("The signed document is not the one that was signed."),
    "not_named": gettext_lazy("The form does not name them."),
    "not_in_form": gettext_lazy("The form does not let this be told."),
    "other_purpose": gettext_lazy("The form is for another purpose."),
    "court_form": gettext_lazy("A court sees only what a form of its own kind lets it see."),
    "recipient_ended": gettext_lazy("Nothing goes there any more."),
    "restricted": gettext_lazy("The person asked that this not be told, and it was agreed."),
    "review_over": gettext_lazy("This review is not open, or was not for them."),
    "no_second": gettext_lazy("A second person has to agree before names go to a study."),
    "no_order": gettext_lazy("The order and the subpoena are not both verified."),
}  # fmt: skip


class Blocked(NotPermitted):
    """Nothing leaves. `reason` is a key of `WHY`; the log keeps it."""

    def __init__(self, reason: str) -> None:
        super().__init__(str(WHY[reason]), reason=reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Asked:
    """An act of telling that somebody wants to do now."""

    person: Person
    recipient: Recipient
    categories: Collection[str]
    purpose: str
    channel: str
    by: Actor
    basis: str
    facts: dict[str, str]
    consent: Consent | None = None


def check(asked: Asked) -> Consent | None:
    """
    This function will let an act of telling pass; with consent, it gives the one that holds.

    :raises Blocked: when the basis does not hold now
    :raises BadInput: for facts, categories or a recipient the basis does not fit
    """
    ground = GROUNDS.get(asked.basis)
    if ground is None:
        raise BadInput(_("Choose one from the list."), field="basis")
    _check_shape(ground, asked)
    if asked.recipient.ended_at is not None:
        raise Blocked("recipient_ended")
    now = clock.now()
    found = None
    if asked.basis == Basis.CONSENT:
        found = _consent(asked, now)
    elif asked.basis in (Basis.AUDIT, Basis.RESEARCH):
        _check_review(asked, now)
    elif asked.basis == Basis.COURT_ORDER:
        _check_order(asked)
    if ground.heeds_restrictions and restrictions.is_blocked(
        asked.person, asked.recipient, asked.categories, by=asked.by
    ):
        raise Blocked("restricted")
    return found


def _check_shape(ground: Ground, asked: Asked) -> None:
    if ground.recipients and asked.recipient.kind not in ground.recipients:
        raise BadInput(_("This cannot be told to them on this ground."), field="recipient")
    if asked.categories and not ground.tells_record:
        raise BadInput(_("Only these facts may be told, and nothing of the record."))
    is_spoken = asked.channel == Channel.SPOKEN
    needed = set(ground.facts) | ({"told"} if is_spoken and ground.tells_record else set())
    lacking = [name for name in sorted(needed) if not asked.facts.get(name, "").strip()]
    if lacking:
        raise BadInput(_("Fill this in."), field=lacking[0])
    if set(asked.facts) - needed:
        raise BadInput(_("Only these facts may be told, and nothing of the record."))
    if ground.tells_record and not asked.categories:
        raise BadInput(_("Choose what is told."), field="categories")


def _consent(asked: Asked, now: dt.datetime) -> Consent:
    found = asked.consent or _covering(asked, now)
    if found is None:
        raise Blocked("no_consent")
    # Whoever revokes waits for this lock, or this for them: never both at once.
    rows = Consent.objects.scoped(asked.by).select_for_update(of=("self",))
    if not rows.filter(pk=found.pk, person=asked.person).exists():
        raise Blocked("no_consent")
    consent = consents.whole(found.pk, by=asked.by)
    reason = why_not(consent, asked, now)
    if reason:
        raise Blocked(reason)
    return consent


def _covering(asked: Asked, now: dt.datetime) -> Consent | None:
    return consents.covering(
        asked.person,
        asked.recipient,
        asked.categories,
        by=asked.by,
        at=now,
        purpose=asked.purpose,
        kinds=kinds_for(asked.recipient, asked.channel),
    )


def kinds_for(recipient: Recipient, channel: str) -> frozenset[str]:
    """This function will give the kinds of consent that count: a court's page has one (P2-62)."""
    is_court_page = recipient.kind == RecipientKind.COURT and channel == Channel.PAGE
    return frozenset({elements.JUSTICE}) if is_court_page else elements.PART2_KINDS


def why_not(consent: Consent, asked: Asked, now: dt.datetime) -> str:
    """This function will say why a consent does not let this be told now; empty when it does."""
    where = consents.standing(consent, at=now)
    if where is not Standing.ACTIVE:
        return str(where)
    if consent.document is None or not documents.is_intact(consent.document):
        return "damaged"
    if consent.kind not in kinds_for(asked.recipient, asked.channel):
        return "court_form" if consent.kind in elements.PART2_KINDS else "no_consent"
    if not consents.names(consent, asked.recipient):
        return "not_named"
    if not set(asked.categories) <= set(consent.categories):
        return "not_in_form"
    return "" if asked.purpose in consent.purposes else "other_purpose"


def _check_review(asked: Asked, now: dt.datetime) -> None:
    """An audit, evaluation or study stands on record, for this recipient, and is not over."""
    rows = OutsideReview.objects.scoped(asked.by).filter(pk=_id_in(asked.facts, "review"))
    review = rows.filter(basis=asked.basis, recipient=asked.recipient).first()
    today = now.date()
    if review is None or review.ended_at is not None:
        raise Blocked("review_over")
    if not review.starts_on <= today <= review.ends_on:
        raise Blocked("review_over")
    if asked.basis == Basis.RESEARCH and review.approved_by_id is None:
        raise Blocked("no_second")


def _check_order(asked: Asked) -> None:
    """The order allows and the subpoena compels: both were verified, for this person (P2-58)."""
    rows = LegalRequest.objects.scoped(asked.by).filter(
        pk=_id_in(asked.facts, "legal_request"), person=asked.person
    )
    request = rows.first()
    if request is None or not request.may_export:
        raise Blocked("no_order")


def _id_in(facts: dict[str, Any], name: str) -> uuid.UUID:
    return parse_id(str(facts.get(name, "")))
