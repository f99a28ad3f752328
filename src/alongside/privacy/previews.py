"""
What a form would share if it left today, for the person to see before signing.

Built by the same builders as a packet, so that what is shown is what would go; shown only to the
person and to those who work with them, who may read all of it anyway. Nothing leaves here.
"""

from dataclasses import dataclass

from alongside.core.actor import Actor
from alongside.privacy import packets, texts
from alongside.privacy.models import Consent

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing on the form with what stands in it today; `more` lines are left out."""

    title: str
    lines: list[str]
    more: int


def today(consent: Consent) -> list[Shown]:
    """This function will list, in the form's language, what each thing on a form holds now."""
    reader = Actor.system(consent.organisation_id, purpose="preview")
    words = texts.words("category", consent.language)
    keys = [key for key in consent.categories if key in packets.CATEGORIES]
    named = [one.recipient_id for one in consent.recipients.all()]
    told = packets.sections(consent.person, keys, by=reader, to=named, language=consent.language)
    return [
        Shown(
            words[one.key].label if one.key in words else one.title,
            [": ".join(filter(None, line)) for line in one.lines[:SHOWN]],
            max(0, len(one.lines) - SHOWN),
        )
        for one in told
    ]
