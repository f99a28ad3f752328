"""Background work without a broker: tasks in the database, and work that comes round."""

from collections.abc import Callable
from dataclasses import dataclass

from alongside.core import events, scope, seals


@dataclass(frozen=True, slots=True)
class Periodic:
    """Work to do every so many seconds in the worker."""

    name: str
    seconds: int
    run: Callable[[], object]


PERIODIC: dict[str, Periodic] = {}


def every(*, seconds: int, name: str) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """This function will register periodic work for the worker."""

    def register(function: Callable[[], object]) -> Callable[[], object]:
        PERIODIC[name] = Periodic(name, seconds, function)
        return function

    return register


@every(seconds=30, name="seal audit events")
def seal_audit() -> int:
    return seals.seal_pending()


@every(seconds=60, name="redeliver events")
def redeliver_events() -> int:
    with scope.across_organisations():
        return events.redeliver()
