"""Answers that pages of other sites may read: public data, no cookie, nothing of a person."""

import hashlib
from typing import TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase

A = TypeVar("A", bound=HttpResponseBase)


def public_data(text: str, kind: str, *, status: int = 200, seconds: int = 60) -> HttpResponse:
    """This function will answer with data that any site's script may read."""
    answer = HttpResponse(text, content_type=f"{kind}; charset=utf-8", status=status)
    return shared(answer, seconds)


def shared(answer: A, seconds: int = 60) -> A:
    """This function will open an answer to other sites and let it be kept for a while."""
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    answer["Cache-Control"] = f"public, max-age={seconds}"
    return answer


def tagged(answer: A, version: str) -> A:
    """This function will tag an answer by the version of what it was made of."""
    answer["ETag"] = _tag(version)
    return shared(answer, 300)


def has(request: HttpRequest, version: str) -> bool:
    """This function will tell whether whoever asks holds this version already."""
    return _tag(version) in request.headers.get("If-None-Match", "")


def unchanged(version: str) -> HttpResponse:
    """This function will answer that nothing changed."""
    return tagged(HttpResponseNotModified(), version)


def _tag(version: str) -> str:
    return f'W/"{hashlib.sha256(version.encode()).hexdigest()[:32]}"'
