"""
Read one value: text in, text as it is kept out.

A reader raises `ValueError` with a reason a person can act on. Text comes in trimmed and free of
control characters (`cleaning`).
"""

import datetime as dt
import re
from collections.abc import Callable
from zoneinfo import available_timezones

Read = Callable[[str], str | None]

_TIME = re.compile(
    r"(\d{1,2})(?::(\d{1,2}))?(?::(\d{2})(?:\.\d+)?)?\s*(am|pm|a\.m\.|p\.m\.)?"
    r"\s*(?:Z|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_US_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")
_EMAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+")
_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_BARE_WEB = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/:?#][^\s<>\"]*)?", re.IGNORECASE)
_STATUSES = ("active", "inactive", "defunct", "temporarily closed")
_ZONES = frozenset(available_timezones())
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def number(text: str) -> str:
    """A decimal number, written the shortest way."""
    value = float(text)
    if not abs(value) < 1e15:
        raise ValueError(f'"{text[:40]}" is no number.')
    return str(int(value)) if value == int(value) else repr(value)


def whole(text: str) -> str:
    """A whole number from 0 to a billion."""
    value = float(text)
    if not 0 <= value <= 1_000_000_000 or value != int(value):
        raise ValueError(f'"{text[:40]}" is no whole number.')
    return str(int(value))


def year(text: str) -> str:
    """A year, alone or at the start of a date."""
    found = re.match(r"[12]\d{3}(?!\d)", text) or re.search(r"(?<!\d)[12]\d{3}$", text)
    if not found:
        raise ValueError(f'"{text[:40]}" is no year.')
    return found[0]


def _degrees(most: int) -> Read:
    def read(text: str) -> str:
        if not abs(float(text)) <= most:
            raise ValueError(f'"{text[:40]}" is no place on the map.')
        return repr(float(text))

    return read


def money(text: str) -> str:
    """An amount with two places."""
    value = float(text.lstrip("$£€").replace(",", ""))
    if not 0 <= value < 1e9:
        raise ValueError(f'"{text[:40]}" is no amount.')
    return f"{value:.2f}"


def date(text: str) -> str:
    """A day as ISO writes it or as the United States do."""
    if found := _US_DATE.fullmatch(text):
        month, day, in_year = (int(part) for part in found.groups())
        return dt.date(in_year + 2000 if in_year < 100 else in_year, month, day).isoformat()
    if len(text) >= 10 and text[:4].isdigit():
        return dt.date.fromisoformat(text[:10]).isoformat()
    raise ValueError(f'"{text[:40]}" is no date.')


def moment(text: str) -> str:
    """A moment in UTC; one without a zone is taken as UTC."""
    value = dt.datetime.fromisoformat(text)
    value = value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)
    return value.strftime("%Y-%m-%d %H:%M:%S.%f")


def time(text: str) -> str:
    """A wall time: 8:00am, 9am, 17:30, 17:30:00, 10:00Z (the zone is read by `offset`)."""
    found = _TIME.fullmatch(text)
    if not found or not (found[2] or found[4]):
        raise ValueError(f'"{text[:40]}" is no time of day.')
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[4] or "").lower()[:1]
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(f'"{text[:40]}" is no time of day.')
        hour = hour % 12 + (12 if half == "p" else 0)
    if (hour, minute) == (24, 0):
        hour = 0
    return dt.time(hour, minute, int(found[3] or 0)).isoformat()


def offset(text: str) -> str:
    """The hours from UTC that a time carries ('Z', '+01:00'), or nothing."""
    found = re.search(r"(Z)$|:\d{2}\s*([+-])(\d{2}):?(\d{2})$", text)
    if not found:
        return ""
    if found[1]:
        return "0"
    hours = int(found[3]) + int(found[4]) / 60
    return number(f"{found[2]}{hours}")


def url(text: str) -> str:
    """A web address; others (javascript:, data:) are no addresses for people."""
    if _WEB.fullmatch(text):
        return text
    if _BARE_WEB.fullmatch(text):
        return f"http://{text}"
    raise ValueError(f'"{text[:60]}" is no web address.')


def email(text: str) -> str:
    """An e-mail address."""
    if not _EMAIL.fullmatch(text) or len(text) > 254:
        raise ValueError(f'"{text[:60]}" is no e-mail address.')
    return text


def _one_of(*codes: str, what: str, upper: bool = False) -> Read:
    def read(text: str) -> str:
        code = text.upper() if upper else text.lower()
        if code not in codes:
            raise ValueError(f'"{text[:40]}" is no {what}.')
        return code

    return read


def weekday(text: str) -> str:
    """A day of the week as iCalendar writes it."""
    if text[:2].upper() not in _DAYS:
        raise ValueError(f'"{text[:40]}" is no day of the week.')
    return text[:2].upper()


def zone(text: str) -> str:
    """An IANA zone."""
    if text not in _ZONES:
        raise ValueError(f'"{text[:40]}" is no time zone.')
    return text


def currency(text: str) -> str:
    """A currency of three letters."""
    if not re.fullmatch(r"[A-Za-z]{3}", text):
        raise ValueError(f'"{text[:40]}" is no currency.')
    return text.upper()


def digits(text: str) -> str:
    """The digits of an extension: `x103` is 103."""
    found = re.fullmatch(r"\D*(\d{1,10})\D*", text)
    if not found:
        raise ValueError(f'"{text[:40]}" is no extension.')
    return str(int(found[1]))


def flag(text: str) -> str:
    """Yes or no."""
    return "1" if text.lower() in ("1", "true", "yes", "t", "y") else "0"


READERS: dict[str, Read] = {
    "number": number, "whole": whole, "year": year, "money": money, "date": date,
    "moment": moment, "time": time, "url": url, "email": email, "weekday": weekday,
    "zone": zone, "digits": digits, "currency": currency, "flag": flag,
    "north": _degrees(90), "east": _degrees(180),
    "status": _one_of(*_STATUSES, what="status of a service"),
    "place_kind": _one_of("physical", "postal", "virtual", what="kind of place"),
    "frequency": _one_of("WEEKLY", "MONTHLY", what="frequency", upper=True),
}  # fmt: skip
