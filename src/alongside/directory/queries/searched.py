"""What the one search of the directory finds, as ids of the tables that the API lists."""

import uuid

from alongside.core import clock
from alongside.directory.models import Service
from alongside.directory.queries.asking import Asked
from alongside.directory.search.find import Hit, find
from alongside.directory.search.wishes import FARTHEST, Center

MOST = 200
METRES_A_MILE = 1609.344


def ranked(table: str, asked: Asked) -> list[uuid.UUID]:
    """
    This function will give the ids that fit the words, the best first: at most 200.

    Taxonomies and their terms are not searched this way.
    """
    hits = _hits(asked)
    if table == "service_at_location":
        return [hit.place_id for hit in hits if hit.place_id]
    services = [hit.service_id for hit in hits]
    if table == "services":
        return services
    bodies = dict(Service.objects.filter(pk__in=services).values_list("pk", "organization_id"))
    return list(dict.fromkeys(body for one in services if (body := bodies.get(one))))


def _hits(asked: Asked) -> list[Hit]:
    near = Center(asked.near.latitude, asked.near.longitude) if asked.near else None
    miles = asked.near.metres / METRES_A_MILE if asked.near else FARTHEST
    return find(asked.search, near, now=clock.now(), miles=miles, size=MOST).hits
