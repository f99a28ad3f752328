"""The BMLT interface over HTTP: JSON, and JSON in a callback for pages of long ago."""

import json
import re

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from alongside.meetings.serving.bmlt import about, results, tables
from alongside.meetings.views.sharing import public_data
from alongside.people.access import Access, access

ANSWERS = {
    "GetSearchResults": results.answer,
    "GetFormats": tables.formats,
    "GetServiceBodies": tables.service_bodies,
    "GetFieldKeys": about.field_keys,
    "GetFieldValues": about.field_values,
    "GetChanges": about.changes,
    "GetServerInfo": about.server_info,
    "GetCoverageArea": about.coverage,
}
_CALLBACK = re.compile(r"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


@require_safe
@access(Access.PUBLIC)
def interface(request: HttpRequest, form: str) -> HttpResponse:
    """This view will answer one question of the interface; `form` is json or jsonp."""
    ask = ANSWERS.get(request.GET.get("switcher", ""))
    # A question nobody knows is answered like any other that makes no sense: with nothing.
    text = _encode(ask(request.GET) if ask else [])
    if form == "json":
        return public_data(text, "application/json")
    callback = request.GET.get("callback") or "callback"
    if not _CALLBACK.fullmatch(callback) or len(callback) > 100:
        return public_data(_encode({"error": "Bad callback."}), "application/json", status=422)
    # A script may not hold these two signs within a text.
    safe = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return public_data(f"/**/{callback}({safe});", "application/javascript")
