"""By when each kind of ask has to be answered, and how much longer it may take once (HS-10)."""

import datetime as dt

from alongside.privacy.models.asks import AskKind

DAYS: dict[str, int] = {
    AskKind.AMENDMENT: 60,  # 45 CFR 164.526
    AskKind.COMPLAINT: 30,  # the law names no day; this is the program's promise
    AskKind.ACCESS: 30,  # 45 CFR 164.524
    AskKind.ACCOUNTING: 60,  # 45 CFR 164.528
    AskKind.INTERMEDIARY_LIST: 30,  # 42 CFR 2.24, with no more time
}
MORE_DAYS = 30
MAY_BE_EXTENDED = frozenset({AskKind.AMENDMENT, AskKind.ACCESS, AskKind.ACCOUNTING})


def due(kind: str, asked_at: dt.datetime) -> dt.datetime:
    """This function will give the moment by which an ask has to be answered."""
    return asked_at + dt.timedelta(days=DAYS[kind])


def extended(due_at: dt.datetime) -> dt.datetime:
    """This function will give the later moment, after the one extension."""
    return due_at + dt.timedelta(days=MORE_DAYS)
