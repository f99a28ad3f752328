"""What a search for meetings asks, said once for pages, feeds and the BMLT interface."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Near:
    """Within so many miles of a place."""

    latitude: float
    longitude: float
    miles: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """
    Starts from minute `first` to minute `last` of the week.

    `zones` are ids of zones it holds for, None for all. With `running_at` (the present on the
    same count) only what is not over yet. `shift` puts starts of several zones in one order.
    """

    first: int
    last: int
    zones: tuple[int, ...] | None = None
    running_at: int | None = None
    shift: int = 0


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on the row `m` in SQL that both databases understand, with its values."""

    sql: str
    values: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Criteria:
    """
    One search. `stretches` None is any time, an empty list no time at all.

    `order` is "soonest", "nearest" or SQL expressions over `m`; the id decides between equals.
    """

    near: Near | None = None
    stretches: list[Stretch] | None = None
    conditions: list[Condition] = field(default_factory=list)
    words: tuple[str, ...] = ()
    order: tuple[str, ...] = ("soonest",)
    limit: int | None = 20
    offset: int = 0
