"""
The HSDS 3.0 API: the directory for other programs, read only.

Public and without sign-in, like the pages of the directory; who asks is not noted.
"""

import json
import uuid
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from alongside.core.errors import BadInput
from alongside.directory.queries import asking, counting, filtering
from alongside.directory.queries.asking import Asked
from alongside.directory.queries.filtering import Rows
from alongside.directory.queries.nesting import nested
from alongside.directory.queries.searched import ranked
from alongside.directory.queries.shown import rows_of
from alongside.people.access import Access, ActorRequest, access

PROFILE = "https://docs.openreferral.org/en/v3.0.1/hsds/"
OPENAPI = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json"
AT_ONCE = 200
Find = Callable[[Asked], Rows]


@require_safe
@access(Access.PUBLIC)
def about(request: ActorRequest) -> HttpResponse:
    """What is spoken here."""
    return _json({"version": "3.0", "profile": PROFILE, "openapi_url": OPENAPI})


def _list(table: str, find: Find) -> Callable[..., HttpResponseBase]:
    @require_safe
    @access(Access.PUBLIC)
    def view(request: ActorRequest) -> HttpResponseBase:
        try:
            asked = asking.read(request.GET.dict())
        except BadInput as error:
            return _json({"error": error.message, "parameter": error.field}, status=400)
        rows = find(asked)
        if asked.is_ndjson:
            return StreamingHttpResponse(
                _lines(table, rows, asked), content_type="application/x-ndjson"
            )
        return _json(_page(table, rows, asked))

    return view


def _one(table: str) -> Callable[..., HttpResponseBase]:
    @require_safe
    @access(Access.PUBLIC)
    def view(request: ActorRequest, row_id: uuid.UUID) -> HttpResponseBase:
        with_services = request.GET.get("full_service", "").lower() in ("true", "1")
        start = "organizations with services" if table == "organizations" and with_services else ""
        found = nested(table, [row_id], start=start)
        if not found:
            return _json({"error": "There is nothing under this id."}, status=404)
        return _json(found[0])

    return view


def _page(table: str, rows: Rows, asked: Asked) -> dict[str, Any]:
    start = (asked.page - 1) * asked.per_page
    if _is_searched(table, asked):
        found = _searched(table, rows, asked)
        total, ids = len(found), found[start : start + asked.per_page]
    else:
        total = counting.total(table, rows, asked)
        ids = list(rows.values_list("pk", flat=True)[start : start + asked.per_page])
    pages = max(1, -(-total // asked.per_page))
    contents = _contents(table, ids, asked)
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": asked.page,
        "size": len(contents),
        "first_page": asked.page == 1,
        "last_page": asked.page >= pages,
        "empty": not contents,
        "contents": contents,
    }


def _contents(table: str, ids: Iterable[uuid.UUID], asked: Asked) -> list[dict[str, Any]]:
    if asked.is_minimal:
        found = rows_of(table).filter(pk__in=list(ids)).order_by("pk")
        return [
            {"id": str(key), "modified_date": at.isoformat().replace("+00:00", "Z")}
            for key, at in found.values_list("pk", "changed_at")
        ]
    start = "organizations with services" if asked.has_full_service else table
    return nested(
        table, ids, start=start if table == "organizations" else "", is_full=asked.is_full
    )


def _lines(table: str, rows: Rows, asked: Asked) -> Iterator[bytes]:
    """Every row that fits, one a line: as the standard has it, without pages."""
    if _is_searched(table, asked):
        ids = iter(_searched(table, rows, asked))
    else:
        ids = rows.values_list("pk", flat=True).iterator(chunk_size=2000)
    while batch := list(islice(ids, AT_ONCE)):
        for item in _contents(table, batch, asked):
            yield json.dumps(item, cls=DjangoJSONEncoder, ensure_ascii=False).encode() + b"\n"


def _is_searched(table: str, asked: Asked) -> bool:
    return bool(asked.search) and table in ("services", "organizations", "service_at_location")


def _searched(table: str, rows: Rows, asked: Asked) -> list[uuid.UUID]:
    """What the search finds and the filters let pass, the best first."""
    found = ranked(table, asked)
    passed = set(rows.filter(pk__in=found).values_list("pk", flat=True))
    return [key for key in found if key in passed]


def _json(data: dict[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False})


services = _list("services", filtering.services)
service = _one("services")
organizations = _list("organizations", filtering.organizations)
organization = _one("organizations")
service_at_locations = _list("service_at_location", filtering.service_at_locations)
service_at_location = _one("service_at_location")
taxonomies = _list("taxonomies", filtering.taxonomies)
taxonomy = _one("taxonomies")
taxonomy_terms = _list("taxonomy_terms", filtering.taxonomy_terms)
taxonomy_term = _one("taxonomy_terms")
