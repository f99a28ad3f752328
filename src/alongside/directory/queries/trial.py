"""What an import would do, without doing it."""

from django.db import transaction

from alongside.core import scope
from alongside.core.actor import Actor
from alongside.directory import policy
from alongside.directory.commands.importing import Outcome, Tell, bring_in, silent
from alongside.directory.importing.formats import Readable


def try_import(*, reading: Readable, source: str, by: Actor, tell: Tell = silent) -> Outcome:
    """
    This function will do an import and take all of it back again.

    :raises BadInput: as the import itself would
    """
    policy.check_can_keep(by=by)
    outcome = Outcome()
    with scope.across_organisations(), transaction.atomic():
        bring_in(reading=reading, source=source, outcome=outcome, tell=tell)
        transaction.set_rollback(True)
    return outcome
