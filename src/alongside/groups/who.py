"""Who asks: their own person, or their own membership; nobody else has pages of their own."""

import uuid

from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.core.errors import NotFound


def person_of(by: Actor) -> uuid.UUID:
    """
    This function will give the person the actor is.

    :raises NotFound: for everybody who is none
    """
    if by.person_id is None:
        raise NotFound(_("There is nothing here."))
    return by.person_id


def member_of(by: Actor) -> uuid.UUID:
    """
    This function will give the membership the actor acts as.

    :raises NotFound: for an actor with none
    """
    if by.membership_id is None:
        raise NotFound(_("There is nothing here."))
    return by.membership_id
