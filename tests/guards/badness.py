"""What somebody clumsy, unlucky or hostile sends in place of a good value."""

import re
import uuid

from tests.guards.pages import Control, Value

_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
HUGE = "many words " * 5_454  # 60,000 characters; a whole form of them stays below the cap
NOT_UTF8 = b"a\xed\xa0\x80b\xff\xfe"  # a lone surrogate and bytes that are no text at all
ODD: list[Value] = [
    "a\x00b",
    "a\x01\x1b\x7f\x85b",
    "a\u202eb\u200fc\u2066",
    HUGE,
    NOT_UTF8,
    ["one", "two"],
]
NUMBERS: list[Value] = ["abc", "-1", "9" * 400, "1e9", "NaN", "3.5", "\u0663", " 7 7 "]
DATES: list[Value] = ["abc", "0001-01-01", "9999-12-31", "2026-02-30", "99999-01-01", "1/1/0001"]
TIMES: list[Value] = ["abc", "25:00", "00:00:99", "-1:00"]
CHOICES: list[Value] = ["no-such-choice", "0", "\x00", HUGE, NOT_UTF8, ["no-such", "other"]]
IDS: list[Value] = [
    "not-a-uuid",
    "",
    "\x00",
    HUGE,
    NOT_UTF8,
    str(uuid.UUID(int=0)),
    str(uuid.uuid4()),
]
ELSEWHERE: list[Value] = [
    "https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", "\x00",
    "0", f"/{HUGE}",
]  # fmt: skip


def values_for(control: Control, strangers: list[str]) -> list[Value]:
    """
    This function will give the bad values of one control.

    `strangers` are ids of rows that belong to somebody else.
    """
    if control.name == "csrfmiddlewaretoken":
        return []
    if control.name == "next":
        return [*ELSEWHERE, HUGE, NOT_UTF8]
    if control.kind == "hidden":
        return [*IDS, "-1", "9" * 30, *strangers]
    if control.kind in ("radio", "checkbox", "select", "button"):
        offered = any(_is_id(one) for one in control.options)
        return [*CHOICES, *([*IDS, *strangers] if offered else [])]
    by_kind: dict[str, list[Value]] = {"date": [*DATES], "time": [*TIMES], "number": [*NUMBERS]}
    if control.is_number:
        return [*NUMBERS, *ODD]
    return [*by_kind.get(control.kind, []), *ODD]


def is_representable(value: object) -> bool:
    """This function will tell whether HTML can show a value again as it was typed."""
    return isinstance(value, str) and not _NO_TEXT.search(value)


def _is_id(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
