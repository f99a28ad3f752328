"""The end of an organisation's text: its keys are destroyed (P2-48)."""

from typing import Any

from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.crypto import ending
from alongside.core.errors import BadInput, Conflict, NotPermitted
from alongside.people.models import Organisation

LONGEST_REASON = 300


def check_is_the_program_itself(*, by: Actor, **_rest: Any) -> None:
    """
    This function will let only the command line and jobs in.

    No role in the organisation may do it from a page: it cannot be undone, and whoever holds the
    machine holds the keys anyway.
    """
    if not by.is_system:
        raise NotPermitted(_("Keys are destroyed from the command line only."))


@command("privacy.destroy_keys", check=check_is_the_program_itself)
def destroy_keys(*, organisation: Organisation, reason: str, by: Actor) -> Organisation:
    """
    This function will destroy an organisation's keys, so that its text is erased for ever.

    `reason` is kept with the empty keys and in the clear: it names nobody.
    """
    why = " ".join(reason.split())
    if not why or len(why) > LONGEST_REASON:
        words = _("Say why, in up to %(number)s characters.") % {"number": LONGEST_REASON}
        raise BadInput(words, field="reason")
    if not ending.destroy(organisation.pk, why=why):
        raise Conflict(_("This organisation has no keys left to destroy."))
    return organisation
