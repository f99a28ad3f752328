"""Every address of the product with what its view states about visitors."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from alongside.accounts.urls import ACCESS
from alongside.core.actor import Role


@dataclass(frozen=True, slots=True)
class Route:
    """One address: its pattern, the names of its arguments, and who may open it."""

    pattern: str
    arguments: tuple[str, ...]
    is_public: bool
    roles: frozenset[str]
    is_stated: bool

    def path(self, values: dict[str, object]) -> str:
        """This function will fill in the arguments."""
        filled = re.sub(r"<(?:\w+:)?(\w+)>", lambda m: str(values[m[1]]), self.pattern)
        return f"/{filled}"


def all_routes() -> list[Route]:
    """This function will walk the URLconf."""
    return [_route(pattern, entry) for pattern, entry in _walk(get_resolver().url_patterns, "")]


def _walk(entries: list[URLPattern | URLResolver], prefix: str) -> Iterator[tuple[str, URLPattern]]:
    for entry in entries:
        whole = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield whole, entry
        else:
            yield from _walk(entry.url_patterns, whole)


def _route(pattern: str, entry: URLPattern) -> Route:
    stated = getattr(entry.callback, "access", None)
    arguments = tuple(re.findall(r"<(?:\w+:)?(\w+)>", pattern))
    if stated is not None:
        return Route(pattern, arguments, stated.public, frozenset(stated.roles), True)
    # The sign-in library's views carry no statement of ours; accounts states it beside them.
    kind = ACCESS.get(entry.name or "")
    return Route(pattern, arguments, kind == "public", frozenset(Role), kind is not None)
