"""What a program sets for its groups, and the guides it adds."""

import uuid

from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.errors import BadInput
from alongside.core.saving import save_once
from alongside.groups import policy
from alongside.groups.models import GroupRule, Guide
from alongside.groups.models.group import MOST_PEOPLE
from alongside.groups.queries import library, rules
from alongside.people.models import Program


@command("groups.set_rules", check=policy.check_can_set_rules)
def set_rules(
    *,
    program: Program,
    by: Actor,
    asks_note: bool = False,
    note_source: str = "",
    most_people: int | None = None,
    neutral_name: str = "",
) -> GroupRule:
    """
    This function will set whether a payer asks for notes, its ceiling, and the name on proofs.

    :raises BadInput: for notes with no word on who asks for them
    """
    rule = rules.of(program.pk, by=by)
    if asks_note and not note_source.strip():
        raise BadInput(_("Say which payer asks for it, and where."), field="note_source")
    rule.organisation_id = program.organisation_id
    rule.asks_note, rule.note_source = asks_note, note_source.strip()[:200]
    if most_people is not None:
        inputs.within(most_people, 1, MOST_PEOPLE, "most_people")
    rule.most_people = most_people
    rule.neutral_name = neutral_name.strip()[:80]
    rule.save()
    return rule


@command("groups.add_guide", check=policy.check_can_write_guide)
def add_guide(
    *,
    program: Program,
    title: str,
    parts: str,
    by: Actor,
    purpose: str = "",
    id: uuid.UUID | None = None,
) -> Guide:
    """
    This function will add a guide of the program; `parts` hold one part a line, minutes first.

    :raises BadInput: for a part without its minutes
    """
    library.parts_of(inputs.words(parts, "parts", needed=True))
    guide = Guide(
        organisation_id=program.organisation_id,
        program=program,
        title=inputs.words(title, "title", needed=True)[:80],
        purpose=inputs.words(purpose, "purpose"),
        parts=inputs.words(parts, "parts", needed=True),
        created_at=clock.now(),
    )
    return save_once(guide, id=id, by=by)
