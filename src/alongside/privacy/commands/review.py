"""Write down that an entry of the checklist was done (HS-18)."""

import datetime as dt
import uuid

from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.errors import BadInput
from alongside.core.saving import save_once
from alongside.people.models import Organisation
from alongside.privacy import policy_disclosing, review
from alongside.privacy.models import Review


@command("privacy.record_review", check=policy_disclosing.check_is_officer)
def record_review(
    *, item: str, done_on: dt.date, note: str, by: Actor, id: uuid.UUID | None = None
) -> Review:
    """
    This function will write down that something was looked at, on which day and with what result.

    :raises BadInput: for a day to come, or without a note
    """
    inputs.one_of(item, review.ITEMS, "item")
    house = Organisation.objects.get(pk=inputs.house(by))
    if done_on > clock.today(house.time_zone):
        raise BadInput(_("This day has not come yet."), field="done_on")
    row = Review(
        organisation=house,
        item=item,
        done_on=done_on,
        note=inputs.words(note, "note", needed=True),
        by_membership_id=inputs.author(by),
    )
    return save_once(row, by=by, id=id, typed=("item", "done_on", "note"))
