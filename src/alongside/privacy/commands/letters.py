"""Make a letter with the facts a person chose (T24)."""

import secrets
import uuid
from collections.abc import Sequence

from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.crypto import keyring
from alongside.core.errors import BadInput
from alongside.core.saving import save_once
from alongside.people import policy as people
from alongside.people.models import Person
from alongside.privacy import letters
from alongside.privacy.letters import Known
from alongside.privacy.models import Letter


@command("privacy.make_letter", check=people.check_is_the_person)
def make_letter(
    *,
    person: Person,
    facts: Sequence[str],
    known: Known,
    language: str,
    by: Actor,
    id: uuid.UUID | None = None,
) -> Letter:
    """
    This function will make a letter with exactly these facts and a random code of its own.

    :raises BadInput: for a fact that is not offered, or for none
    """
    offered = dict(letters.choices(known))
    chosen = inputs.some_of(facts, offered, "facts")
    if not chosen:
        raise BadInput(_("Choose at least one."), field="facts")
    code = "".join(secrets.choice(letters.ALPHABET) for _each in range(letters.LENGTH))
    letter = Letter(
        organisation_id=person.organisation_id,
        person=person,
        facts=chosen,
        lines="\n".join(offered[key] for key in offered if key in chosen),
        dated=clock.today(person.time_zone),
        language=language[:5],
        code=code,
        code_hash=keyring.blind_index(person.organisation_id, f"letter {code}"),
    )
    return save_once(letter, by=by, id=id, typed=("facts", "language"))
