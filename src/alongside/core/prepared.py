"""
Statements that are written once and asked again with other values.

Putting a large statement together costs the ORM several times what the database needs to answer
it. `prepared` keeps the text of a statement and puts in the values of each call:

    @prepared
    def _lines(*, by: Actor, since: dt.date) -> QuerySet[Step]:
        return Step.objects.scoped(by).filter(due_date__gte=since)

    rows = _lines(by=by, since=clock.today(zone))   # a list

Ids, moments, days and actors are values. Everything else (text, numbers, None) decides the shape
of the statement, and each shape is written once. While it is written, stand-ins are in the place
of the values, so that nothing of one caller can stay in the statement of another: a stand-in
that does not come out again, and a look at the clock, raise.
"""

import copy
import dataclasses
import datetime as dt
import functools
import threading
import uuid
from collections.abc import Callable, Iterator
from typing import Any, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, QuerySet

from alongside.core import clock
from alongside.core.actor import Actor

P = ParamSpec("P")
M = TypeVar("M", bound=Model)
R = TypeVar("R")
MOST_SHAPES = 64
"""Of one statement; beyond, the ORM writes it each time, and nothing more is kept."""
IDS = ("organisation_id", "membership_id", "user_id", "person_id")
Value = uuid.UUID | dt.datetime | dt.date


class Baked(RuntimeError):
    """A value would stay in the statement and be asked for everybody. A bug, not a user's fault."""


def prepared(build: Callable[P, QuerySet[M, R]]) -> Callable[P, list[R]]:
    """
    This function will write a queryset's statement once for each shape of its arguments.

    :raises Baked: when a value does not come out of the statement again
    """
    shapes: dict[Any, _Statement | None] = {}
    lock = threading.Lock()

    @functools.wraps(build)
    def ask(*args: P.args, **kwargs: P.kwargs) -> list[R]:
        if args:
            raise TypeError(f"{build.__name__} takes its values by name")
        values = dict(_values(kwargs))
        key = (connections[DEFAULT_DB_ALIAS].vendor, *_shape(kwargs))
        if key not in shapes:
            if len(shapes) >= MOST_SHAPES:
                return list(build(*args, **kwargs))
            with lock:
                shapes[key] = _written(build, kwargs, values)
        statement = shapes[key]
        return [] if statement is None else statement.ask(values)

    return ask


@dataclasses.dataclass(frozen=True, slots=True)
class _Statement:
    """A statement's text, and for each of its parameters the value it is, or the name of one."""

    rows: QuerySet[Any, Any]
    compiler: Any
    sql: str
    params: tuple[Any, ...]
    names: tuple[str | None, ...]
    converters: Any

    def ask(self, values: dict[str, Value]) -> list[Any]:
        connection = connections[DEFAULT_DB_ALIAS]
        given = {name: _adapted(value, connection) for name, value in values.items()}
        params = tuple(
            held if name is None else given[name]
            for held, name in zip(self.params, self.names, strict=True)
        )
        compiler = copy.copy(self.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *_args, **_kwargs: (self.sql, params)
        compiler.get_converters = lambda _expressions: self.converters
        query = copy.copy(self.rows.query)
        query.get_compiler = lambda *_args, **_kwargs: compiler  # type: ignore[method-assign]
        rows = copy.copy(self.rows)
        rows._query = query  # type: ignore[attr-defined]
        rows._result_cache = None
        return list(rows)


def _written(
    build: Callable[..., QuerySet[Any, Any]], kwargs: dict[str, Any], values: dict[str, Value]
) -> _Statement | None:
    """This function will write the statement with stand-ins; None when nothing can match."""
    stand_ins = {name: _stand_in(value, n) for n, (name, value) in enumerate(values.items())}
    with clock.unread(f"{build.__name__} would keep the time of its first caller"):
        rows = build(**{name: _replaced(name, held, stand_ins) for name, held in kwargs.items()})
    getattr(rows, "_check_scope", _no_scope)()
    connection = connections[DEFAULT_DB_ALIAS]
    compiler = rows.query.get_compiler(using=DEFAULT_DB_ALIAS)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return None
    known = {_comparable(_adapted(held, connection)): name for name, held in stand_ins.items()}
    names = tuple(known.get(_comparable(param)) for param in params)
    # An actor brings all its ids; a statement may need one of them.
    asked = {name for name in stand_ins if "." not in name}
    if missing := asked - set(names):
        raise Baked(f"{build.__name__}: {', '.join(sorted(missing))} is not in the statement as is")
    selected = [held[0] for held in compiler.select[: compiler.col_count]]
    converters = compiler.get_converters(selected)
    return _Statement(rows, compiler, sql, tuple(params), names, converters)


def _no_scope() -> None:
    """Rows that belong to no organisation need no scope."""


def _values(kwargs: dict[str, Any]) -> Iterator[tuple[str, Value]]:
    for name, held in kwargs.items():
        if isinstance(held, Actor):
            ids = ((f"{name}.{part}", getattr(held, part)) for part in IDS)
            yield from ((place, found) for place, found in ids if found is not None)
        elif isinstance(held, uuid.UUID | dt.date):
            yield name, held


def _shape(kwargs: dict[str, Any]) -> Iterator[Any]:
    for name, held in kwargs.items():
        if isinstance(held, Actor):
            ids = tuple(getattr(held, part) is None for part in IDS)
            yield name, held.kind, held.role, ids
        elif isinstance(held, uuid.UUID | dt.date):
            yield name, type(held)
        else:
            yield name, held


def _stand_in(value: Value, n: int) -> Value:
    if isinstance(value, uuid.UUID):
        return uuid.uuid4()
    if isinstance(value, dt.datetime):
        return dt.datetime(2999, 1, 1, 3, 4, 5, 60_001 + n, tzinfo=dt.UTC)
    return dt.date(2999, 2, 3) + dt.timedelta(days=n)


def _replaced(name: str, held: Any, stand_ins: dict[str, Value]) -> Any:
    if not isinstance(held, Actor):
        return stand_ins.get(name, held)
    ids: dict[str, Any] = {part: stand_ins.get(f"{name}.{part}") for part in IDS}
    return dataclasses.replace(held, name="", opened_today=-1, **ids)


def _adapted(value: Value, connection: Any) -> Any:
    """This function will give a value the form in which this database gets it."""
    if isinstance(value, uuid.UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, dt.datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value)


def _comparable(param: Any) -> Any:
    return param if isinstance(param, str | uuid.UUID | dt.date) else id(param)
