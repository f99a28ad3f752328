"""Close an organisation: everybody's access ends and its keys are destroyed (P2-67)."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import Outcome, command
from alongside.core.crypto import ending
from alongside.core.errors import Conflict, NotPermitted
from alongside.people.models import Membership, Organisation


def check_is_command_line(*, by: Actor, **_kwargs: Any) -> None:
    """Only the command line, in the hands of whoever runs the machine."""
    if not by.is_system:
        raise NotPermitted(_("This is done from the command line."))


@dataclass(frozen=True, slots=True)
class Closed(Outcome):
    """The organisation that was closed, and how many keys there were."""

    keys_destroyed: int


@command("privacy.close_organisation", check=check_is_command_line)
def close_organisation(*, organisation: Organisation, reason: str, by: Actor) -> Closed:
    """
    This function will end every membership and destroy the organisation's keys.

    Rows stay, unreadable in every word: the ledger and the log are kept by law.

    :raises Conflict: when there is no key left to destroy
    """
    written = inputs.words(reason, "reason", needed=True)
    rows = Membership.objects.in_organisation(organisation.pk).filter(ended_at__isnull=True)
    rows.update(ended_at=clock.now())
    count = ending.destroy(organisation.pk, why=written[:300])
    if not count:
        raise Conflict(_("This organisation was closed before."))
    return Closed(organisation, keys_destroyed=count)
