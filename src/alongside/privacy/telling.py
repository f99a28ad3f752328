"""
How a packet is dressed: notice, scope in words, the rule for its holder, what it asks of them.

Only the door (`privacy.commands.disclosing`) calls `packet`.
"""

import datetime as dt
import uuid

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.privacy import drafting, notices, packets, texts
from alongside.privacy.grounds import Asked
from alongside.privacy.models import Consent
from alongside.privacy.models.consent import ExpiryKind
from alongside.privacy.models.disclosure import Basis, Channel
from alongside.privacy.packets import Packet, Told
from alongside.privacy.queries import restrictions


def number(row_id: uuid.UUID) -> str:
    """This function will give the short number of a row that is named on paper."""
    return row_id.hex[-8:].upper()


def packet(asked: Asked, consent: Consent | None, *, id: uuid.UUID, at: dt.datetime) -> Packet:
    """This function will put a packet together with everything that has to go along."""
    notice = notices.for_channel(asked.channel)
    return Packet(
        number=number(id),
        person=asked.person.full_name,
        recipient=asked.recipient.name,
        at=at.isoformat(timespec="seconds"),
        basis=str(Basis(asked.basis).label),
        purpose=purpose_words(asked, consent),
        sections=_sections(asked),
        notice_key=notice.name,
        notice=notice.text,
        scope=scope(asked, consent),
        rule=notices.rule_for(asked.recipient.holder_class),
        facts=asked.facts,
        requests=_requests(asked),
    )


def _sections(asked: Asked) -> list[Told]:
    # What was said aloud is what staff wrote down; a print-out of the record would say more.
    if asked.channel == Channel.SPOKEN or not asked.categories:
        return []
    # The door has decided; the builders read as the program itself.
    reader = Actor.system(asked.person.organisation_id, purpose="disclosure")
    return packets.build(asked.person, asked.categories, by=reader)


def purpose_words(asked: Asked, consent: Consent | None) -> str:
    """This function will say what it is told for: the form's own words, or those given."""
    if consent is None:
        return asked.purpose
    listed = texts.words("purpose", consent.language)
    return listed[asked.purpose].label if asked.purpose in listed else asked.purpose


def scope(asked: Asked, consent: Consent | None) -> list[str]:
    """
    This function will explain how far the disclosure goes (P2-33, 42 CFR 2.32(b)).

    With consent: who may tell whom, what, for what, until when, and the number of the consent.
    """
    if consent is None:
        return [
            _("Ground: %(basis)s.") % {"basis": Basis(asked.basis).label},
            _("Purpose: %(purpose)s.") % {"purpose": asked.purpose or Basis(asked.basis).label},
        ]
    names = {one.key: str(one.label) for one in packets.CATEGORIES.values()}
    what = ", ".join(names.get(key, key) for key in asked.categories) or _("taking part")
    return [
        _("Consent number %(number)s of %(person)s.")
        % {"number": number(consent.pk), "person": consent.person_name},
        _("From: %(discloser)s. To: %(recipient)s.")
        % {"discloser": consent.discloser, "recipient": asked.recipient.name},
        _("What: %(what)s.") % {"what": what},
        _("Purpose: %(purpose)s.") % {"purpose": purpose_words(asked, consent)},
        _("Ends: %(end)s.") % {"end": _end(consent)},
    ]


def _end(consent: Consent) -> str:
    if consent.expiry_kind == ExpiryKind.DATE and consent.expires_on is not None:
        return drafting.day(consent.expires_on, texts.language_of((get_language() or "en")[:2]))
    return consent.expiry_event or _("when the person stops it")


def _requests(asked: Asked) -> list[str]:
    if asked.basis != Basis.EMERGENCY:
        return []
    agreed = restrictions.agreed([asked.person.pk], by=asked.by)
    if not agreed:
        return []
    return [_("The person asked for limits on what is told. Please pass none of this on.")]
