"""Set how a person is reached, and how not (HS-12, DS-04)."""

import datetime as dt

from django.utils.translation import gettext as _

from alongside.core import inputs
from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.errors import BadInput
from alongside.people import policy as people
from alongside.people.models import Person
from alongside.privacy.models import ContactRules

LONGEST_WORD = 60


@command("privacy.set_contact_rules", check=people.check_is_the_person)
def set_contact_rules(
    *,
    person: Person,
    by: Actor,
    safe_from: dt.time | None = None,
    safe_until: dt.time | None = None,
    no_voice_mail: bool = False,
    withheld_number: bool = False,
    safe_word: str = "",
    words: str = "",
) -> ContactRules:
    """
    This function will keep the person's own rules; those before are written over.

    :raises BadInput: for safe hours with one end only, or the same time twice
    """
    if (safe_from is None) != (safe_until is None):
        field = "safe_until" if safe_until is None else "safe_from"
        raise BadInput(_("Choose both times, or none."), field=field)
    if safe_from is not None and safe_from == safe_until:
        raise BadInput(_("Choose two different times."), field="safe_until")
    if len(safe_word.strip()) > LONGEST_WORD:
        raise BadInput(_("Choose a shorter word."), field="safe_word")
    row, _made = ContactRules.objects.scoped(by).update_or_create(
        person=person,
        defaults={
            "organisation_id": person.organisation_id,
            "safe_from": safe_from,
            "safe_until": safe_until,
            "no_voice_mail": no_voice_mail,
            "withheld_number": withheld_number,
            "safe_word": safe_word.strip(),
            "words": inputs.words(words, "words"),
        },
    )
    return row
