"""
Scope: every query says whose rows it is about.

Two walls. The first is here: a queryset of an organisation's rows that was given no scope
raises as soon as it would touch the database. The second is PostgreSQL's row-level security:
`organisation(...)` sets the organisation for one transaction, and the policies made in
`core.rls` hide every other row, whatever the query says.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Self, TypeVar, cast

from django.db import connection, models, transaction

from alongside.core.actor import Actor

M = TypeVar("M", bound=models.Model)
SYSTEM = "system"
_current: ContextVar[str] = ContextVar("scope", default="")


class Unscoped(RuntimeError):
    """A query for an organisation's rows named no organisation. A bug, never a user's fault."""


@contextmanager
def organisation(organisation_id: uuid.UUID | None) -> Iterator[None]:
    """
    This function will confine the database to one organisation until the block ends.

    On PostgreSQL it opens a transaction and sets the organisation inside it, so a pooled
    connection can never carry it over. None means no organisation: nothing is visible.
    """
    with _entered(str(organisation_id or "none")):
        yield


@contextmanager
def across_organisations() -> Iterator[None]:
    """This function will open the database to the system's own work across organisations."""
    with _entered(SYSTEM):
        yield


@contextmanager
def _entered(wanted: str) -> Iterator[None]:
    before = _current.get()
    if connection.vendor != "postgresql" or (before == wanted and connection.in_atomic_block):
        yield
        return
    token = _current.set(wanted)
    try:
        with transaction.atomic():
            _set(wanted)
            yield
            # The transaction of a caller goes on after this block, with the caller's scope.
            if connection.in_atomic_block and before and not connection.needs_rollback:
                _set(before)
    finally:
        _current.reset(token)


def _set(wanted: str) -> None:
    own = "" if wanted in (SYSTEM, "none") else wanted
    system = "on" if wanted == SYSTEM else ""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('alongside.organisation', %s, true),"
            " set_config('alongside.system', %s, true)",
            [own, system],
        )


class ScopedQuerySet(models.QuerySet[M]):
    """A queryset that refuses to run before it was told whose rows are meant."""

    _is_scoped = False

    def scoped(self, by: Actor) -> Self:
        """This function will keep the rows of the actor's organisation."""
        if by.organisation_id is None:
            if by.is_system:
                return self.across_organisations("system actor without an organisation")
            return self._mark().none()
        return self._mark().filter(organisation_id=by.organisation_id)

    def in_organisation(self, organisation_id: uuid.UUID) -> Self:
        """This function will keep the rows of one organisation."""
        return self._mark().filter(organisation_id=organisation_id)

    def across_organisations(self, reason: str) -> Self:
        """This function will lift the scope for the system's own work, with its reason stated."""
        if not reason:
            raise Unscoped("say why this query crosses organisations")
        return self._mark()

    def _mark(self) -> Self:
        clone = self.all()
        clone._is_scoped = True
        return clone

    def _clone(self) -> Self:
        clone = cast(Self, super()._clone())  # type: ignore[misc]
        clone._is_scoped = self._is_scoped
        return clone

    def _check_scope(self) -> None:
        # A relation walked from a row (person.goals) is scoped by that row.
        if not self._is_scoped and not getattr(self, "_hints", {}).get("instance"):
            raise Unscoped(
                f"{self.model.__name__}: call .scoped(by) or .across_organisations(reason) first"
            )

    def _fetch_all(self) -> None:
        if getattr(self, "_result_cache", None) is None:
            self._check_scope()
        super()._fetch_all()

    def iterator(self, chunk_size: int | None = None) -> Iterator[M]:
        self._check_scope()
        return super().iterator(chunk_size or 2000)

    def count(self) -> int:
        self._check_scope()
        return super().count()

    def exists(self) -> bool:
        self._check_scope()
        return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self._check_scope()
        return super().aggregate(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        self._check_scope()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._check_scope()
        return super().delete()


ScopedManager = models.Manager.from_queryset(ScopedQuerySet)
