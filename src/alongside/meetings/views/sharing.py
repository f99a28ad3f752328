"""Answers that pages of other sites may read: public data, no cookie, nothing of a person."""

import hashlib

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified


def public_data(text: str, kind: str, *, status: int = 200, seconds: int = 60) -> HttpResponse:
    """This function will answer with data that any site's script may read."""
    answer = HttpResponse(text, content_type=f"{kind}; charset=utf-8", status=status)
    return shared(answer, seconds)


def shared(answer: HttpResponse, seconds: int = 60) -> HttpResponse:
    """This function will open an answer to other sites and let it be kept for a while."""
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    answer["Cache-Control"] = f"public, max-age={seconds}"
    return answer


def tagged(request: HttpRequest, answer: HttpResponse, what: str) -> HttpResponse:
    """This function will tag an answer by what it was made of; whoever has it hears so."""
    tag = f'"{hashlib.sha256(what.encode()).hexdigest()[:32]}"'
    if tag in request.headers.get("If-None-Match", ""):
        answer = shared(HttpResponseNotModified())
    answer["ETag"] = tag
    return answer
