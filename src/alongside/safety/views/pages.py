"""What the views of safety share."""

import uuid

from alongside.core.ids import parse_client_id
from alongside.people.access import ActorRequest


def zone_of(request: ActorRequest) -> str:
    """This function will give the zone of the organisation the reader is signed in to."""
    return str(request.membership.organisation.time_zone)


def key_of(request: ActorRequest) -> uuid.UUID:
    """
    This function will read the key a form was rendered with.

    :raises BadInput: for one that is damaged or from another age
    """
    return parse_client_id(request.POST.get("key", ""))
