"""Which services have to be indexed anew, because they or something that hangs on them changed."""

import datetime as dt
import uuid
from typing import Any

from alongside.directory import models
from alongside.directory.models import ServiceAtLocation
from alongside.directory.search import indexing

MANY = 20_000
HOURS_OF_AN_IMPORT = 6
_HANGING = (
    models.Address,
    models.Accessibility,
    models.Phone,
    models.Schedule,
    models.Language,
    models.CostOption,
)


def follow(source: models.Source) -> int:
    """This function will index what an import of this source changed, or all when it was much."""
    since = (source.read_at or source.created_at) - dt.timedelta(hours=HOURS_OF_AN_IMPORT)
    changed = services_since(since, source)
    return indexing.rebuild() if len(changed) > MANY else indexing.update(changed)


def services_since(since: dt.datetime, source: models.Source) -> set[uuid.UUID]:
    """This function will list services of which something changed since then, retired ones too."""
    services: set[Any] = set(_ids(models.Service, "pk", since, source))
    services |= set(_ids(ServiceAtLocation, "service_id", since, source))
    locations: set[Any] = set(_ids(models.Location, "pk", since, source))
    places: set[Any] = set()
    bodies: set[Any] = set(_ids(models.ServiceOrganization, "pk", since, source))
    for model in _HANGING:
        names = {field.name for field in model._meta.get_fields()}
        for name, into in (
            ("service", services),
            ("location", locations),
            ("service_at_location", places),
            ("organization", bodies),
        ):
            if name in names:
                into |= set(_ids(model, f"{name}_id", since, source))
    linked = set(_ids(models.Attribute, "link_id", since, source))
    services |= set(models.Service.objects.filter(pk__in=linked).values_list("pk", flat=True))
    at = ServiceAtLocation.objects.values_list("service_id", flat=True)
    for column, ids in (("location_id", locations), ("pk", places | linked)):
        services |= _in_parts(at, column, ids)
    own = models.Service.objects.values_list("pk", flat=True)
    services |= _in_parts(own, "organization_id", bodies)
    return {one for one in services if one}


def _ids(model: Any, column: str, since: dt.datetime, source: models.Source) -> Any:
    rows = model.objects.filter(changed_at__gte=since, source=source)
    return rows.exclude(**{column: None}).values_list(column, flat=True).distinct()


def _in_parts(rows: Any, column: str, ids: set[Any]) -> set[Any]:
    listed, found = list(ids), set[Any]()
    for n in range(0, len(listed), 500):
        found |= set(rows.filter(**{f"{column}__in": listed[n : n + 500]}))
    return found
