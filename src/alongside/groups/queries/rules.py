"""What a program set for its groups; what it never set holds as our careful defaults."""

import uuid

from alongside.core import inputs
from alongside.core.actor import Actor
from alongside.groups.models import GroupRule


def of(program_id: uuid.UUID, *, by: Actor) -> GroupRule:
    """This function will give a program's settings, or those that hold when it has none."""
    found = GroupRule.objects.scoped(by).filter(program_id=program_id).first()
    return found or GroupRule(organisation_id=inputs.house(by), program_id=program_id)
