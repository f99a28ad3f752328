"""Dates and times in words, in the reader's language and zone."""

import datetime as dt

from babel.dates import format_date, format_time
from django.utils import timezone
from django.utils.translation import get_language, gettext, gettext_lazy, ngettext

from alongside.core import clock

Moment = dt.datetime | dt.date
NEAR = {0: gettext_lazy("today"), 1: gettext_lazy("tomorrow"), -1: gettext_lazy("yesterday")}
_WITHOUT_YEAR = {"en": "EEEE, MMMM d", "es": "EEEE, d 'de' MMMM"}


def _locale() -> str:
    language = (get_language() or "en").split("-")[0]
    return "es_US" if language == "es" else "en_US" if language == "en" else language


def _local(value: Moment) -> Moment:
    return timezone.localtime(value) if isinstance(value, dt.datetime) and value.tzinfo else value


def _date(value: Moment) -> dt.date:
    local = _local(value)
    return local.date() if isinstance(local, dt.datetime) else local


def _today() -> dt.date:
    return timezone.localtime(clock.now()).date()


def day(value: Moment | None, *, near: bool = False) -> str:
    """
    This function will write a day as "Tuesday, November 24", with the year when it is another one.

    With `near`, days close by become "today", "tomorrow" and "yesterday".
    """
    if value is None:
        return ""
    date, today = _date(value), _today()
    if near and (date - today).days in NEAR:
        return str(NEAR[(date - today).days])
    if date.year != today.year:
        return format_date(date, "long", locale=_locale())
    return format_date(date, _WITHOUT_YEAR.get(_locale()[:2], "full"), locale=_locale())


def short_day(value: Moment | None) -> str:
    """This function will write a day as "Nov 24, 2026", for tables."""
    return "" if value is None else format_date(_date(value), "medium", locale=_locale())


def weekday(value: Moment) -> str:
    """This function will name the day of the week as it stands within a sentence: "Friday"."""
    return format_date(_date(value), "EEEE", locale=_locale())


def time_of_day(value: dt.datetime | dt.time | None) -> str:
    """This function will write a clock time as "4:15 pm"."""
    if value is None:
        return ""
    local = timezone.localtime(value) if isinstance(value, dt.datetime) and value.tzinfo else value
    text = format_time(local, "short", locale=_locale())
    return text.replace("\u202f", "\u00a0").replace("AM", "am").replace("PM", "pm")


def whole(sentence: str) -> str:
    """This function will end a sentence once where its last word, such as "p. m.", ends it too."""
    return f"{sentence[:-1]}" if sentence.endswith("..") else sentence


def moment(value: dt.datetime | None) -> str:
    """This function will write day and time as "today, 4:15 pm"."""
    return "" if value is None else f"{day(value, near=True)}, {time_of_day(value)}"


def _distance(seconds: float, days: int) -> str:
    minutes = round(seconds / 60)
    if minutes < 60:
        return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
    if days == 0 or seconds < 12 * 3600:
        hours = round(seconds / 3600)
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    if days < 60:
        return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
    months = round(days / 30.4)
    if months < 24:
        return ngettext("%(n)s month", "%(n)s months", months) % {"n": months}
    return ngettext("%(n)s year", "%(n)s years", round(days / 365.25)) % {"n": round(days / 365.25)}


def ago(value: Moment | None) -> str:
    """This function will say how far away a moment is: "9 days ago", "in 12 minutes", "today"."""
    if value is None:
        return ""
    days = (_date(value) - _today()).days
    if not isinstance(value, dt.datetime):
        seconds = days * 86400.0
    else:
        seconds = (value - clock.now()).total_seconds()
        if abs(seconds) < 45:
            return gettext("just now")
    if (abs(seconds) >= 12 * 3600 and days in NEAR) or days == seconds == 0:
        return str(NEAR[days])
    words = {"time": _distance(abs(seconds), abs(days))}
    return gettext("in %(time)s") % words if seconds > 0 else gettext("%(time)s ago") % words


def duration(minutes: int | dt.timedelta | None) -> str:
    """This function will write minutes (or a timedelta) as "1 h 20 min"."""
    if minutes is None:
        return ""
    whole = round(minutes.total_seconds() / 60) if isinstance(minutes, dt.timedelta) else minutes
    hours, rest = divmod(whole, 60)
    parts = [f"{hours}\u00a0h"] if hours else []
    if rest or not hours:
        parts.append(f"{rest}\u00a0min")
    return " ".join(parts)
