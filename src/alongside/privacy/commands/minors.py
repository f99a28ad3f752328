"""Write down from which age somebody signs alone (P2-63)."""

import datetime as dt
import uuid

from django.utils.translation import gettext as _

from alongside.core import inputs
from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.errors import BadInput, NotFound
from alongside.core.saving import save_once
from alongside.core.us_states import NAMES
from alongside.privacy import policy, signers
from alongside.privacy.models import MinorRule


@command("privacy.set_minor_rule", check=policy.check_can_manage_recipient)
def set_minor_rule(
    *,
    state: str,
    alone_from: int,
    source: str,
    effective_on: dt.date,
    by: Actor,
    id: uuid.UUID | None = None,
) -> MinorRule:
    """
    This function will add a version of the rule: the state's law, where it stands, from when.

    :raises BadInput: for a state nobody knows, or without a source
    """
    if by.organisation_id is None:
        raise NotFound(_("There is nothing here."))
    source = inputs.words(source, "source", needed=True)
    if len(source) > 300:
        raise BadInput(_("Shorten this. The most is 300 characters."), field="source")
    rule = MinorRule(
        organisation_id=by.organisation_id,
        state=inputs.one_of(state, NAMES, "state"),
        alone_from=inputs.within(alone_from, 10, signers.ADULT, "alone_from"),
        source=source,
        effective_on=effective_on,
        confirmed_by_id=inputs.author(by),
    )
    typed = ("state", "alone_from", "source", "effective_on")
    return save_once(rule, by=by, id=id, typed=typed)
