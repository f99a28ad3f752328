"""
The command runner: policy, one transaction, audit event, domain event after commit.

Every change goes through it, so that none of the four can be forgotten. A command is a plain
function, keyword-only, with `by=` the actor; it returns the row it made or changed, or an `Outcome`
with that row and what else there is to know.
"""

import functools
import inspect
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from django.db import models, transaction

from alongside.core import audit, events, scope
from alongside.core.actor import Actor
from alongside.core.errors import NotFound, NotPermitted

P = ParamSpec("P")
R = TypeVar("R")


# A policy check: takes the command's arguments by name, raises with a reason a person can read.
Check = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Registered:
    """A command as the guards see it."""

    name: str
    function: Callable[..., Any]
    check: Check
    announces: str


COMMANDS: dict[str, Registered] = {}
_depth: ContextVar[int] = ContextVar("depth", default=0)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command gives that has more to say than its row; domains add what it is."""

    row: models.Model


class AlreadyDone(Exception):
    """Raised in a command whose id was used before: an answer, not an error; nothing is written."""

    def __init__(self, result: models.Model) -> None:
        super().__init__("already done")
        self.result = result


REPEAT = "_was_made_by_an_earlier_sending"


def is_repeat(row: models.Model) -> bool:
    """This function will tell of what a command gave whether an earlier sending had made it."""
    return getattr(row, REPEAT, False)


def command(
    name: str, *, check: Check, announces: str = ""
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """
    This function will make a function a command.

    `name` is the audit action (`coaching.log_contact`), `announces` the event that is stored
    when it succeeds (`coaching.contact_logged`).
    """

    def wrap(function: Callable[P, R]) -> Callable[P, R]:
        _must_be_keyword_only(name, function)
        if name in COMMANDS:
            raise TypeError(f"two commands are named {name}")
        COMMANDS[name] = Registered(name, function, check, announces)

        @functools.wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            return _run(COMMANDS[name], kwargs)  # type: ignore[no-any-return]

        return run

    return wrap


def _run(what: Registered, kwargs: dict[str, Any]) -> Any:
    by: Actor = kwargs["by"]
    token = _depth.set(_depth.get() + 1)
    try:
        with _scope_of(by), transaction.atomic():
            return _change(what, kwargs, by)
    except AlreadyDone as done:
        setattr(done.result, REPEAT, True)
        return done.result
    except (NotPermitted, NotFound) as refusal:
        # Only the outermost command writes it, in a scope of its own: the row of an inner one, or
        # one written before the scope is left, would be rolled back with the refused change.
        if _depth.get() == 1:
            with _scope_of(by):
                _record_refusal(what, kwargs, refusal)
        raise
    finally:
        _depth.reset(token)


def _change(what: Registered, kwargs: dict[str, Any], by: Actor) -> Any:
    what.check(**kwargs)
    result = what.function(**kwargs)
    row = result.row if isinstance(result, Outcome) else result
    person_id = _person_id(row)
    audit.record(by=by, action=what.name, object=_row(row), person_id=person_id)
    if what.announces:
        payload = {"id": str(getattr(row, "pk", ""))}
        if person_id:
            payload["person_id"] = str(person_id)
        events.store(name=what.announces, by=by, payload=payload)
    return result


def _scope_of(by: Actor) -> Any:
    if by.organisation_id is None and by.is_system:
        return scope.across_organisations()
    return scope.organisation(by.organisation_id)


def _record_refusal(what: Registered, kwargs: dict[str, Any], refusal: Exception) -> None:
    rows = [v for k, v in kwargs.items() if isinstance(v, models.Model)]
    audit.record(
        by=kwargs["by"],
        action=what.name,
        object=rows[0] if rows else None,
        person_id=_person_id(rows[0]) if rows else None,
        outcome=audit.REFUSED,
        detail={"kind": type(refusal).__name__},
    )


def _row(result: Any) -> models.Model | None:
    return result if isinstance(result, models.Model) else None


def _person_id(row: Any) -> Any:
    if isinstance(row, models.Model) and row._meta.label == "people.Person":
        return row.pk
    return getattr(row, "person_id", None)


def _must_be_keyword_only(name: str, function: Callable[..., Any]) -> None:
    parameters = inspect.signature(function).parameters
    allowed = (inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD)
    wrong = [p.name for p in parameters.values() if p.kind not in allowed]
    if wrong or "by" not in parameters:
        raise TypeError(f"{name}: a command takes keyword-only arguments and by=")
