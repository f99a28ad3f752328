"""What the views of safety share."""

from alongside.people.access import ActorRequest


def zone_of(request: ActorRequest) -> str:
    """This function will give the zone of the organisation the reader is signed in to."""
    return str(request.membership.organisation.time_zone)
