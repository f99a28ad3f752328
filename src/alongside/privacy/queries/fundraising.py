"""Whether a person's record may be used to ask for money: as things stand, never (P2-69)."""

from alongside.core.actor import Actor
from alongside.people.models import Person
from alongside.privacy.models import FundraisingOptOut

# No program does it yet. Turning it on needs the clear chance to say no that the notice speaks of.
IS_DONE = False


def has_opted_out(person: Person, *, by: Actor) -> bool:
    """This function will tell whether a person said not to be asked for money."""
    rows = FundraisingOptOut.objects.scoped(by).filter(person=person, ended_at__isnull=True)
    return rows.exists()


def may_be_asked(person: Person, *, by: Actor, is_done: bool = IS_DONE) -> bool:
    """This function will tell, when something is about to be sent, whether it may ask for money."""
    return is_done and not has_opted_out(person, by=by)
