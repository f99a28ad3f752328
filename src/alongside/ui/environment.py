"""The Jinja2 environment of all pages: translated, escaped, strict about unknown names."""

import uuid
from functools import lru_cache
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import json_script
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined

from alongside.ui import leaves, times
from alongside.ui.assets import asset, styles
from alongside.ui.icons import icon_svg
from alongside.ui.tones import initial, tone_of


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """
    This function will give the address of a named page.

    A list asks for the same page about many ids: its shape is looked up once, then filled in.
    """
    if args and not kwargs and all(type(arg) is uuid.UUID for arg in args):
        return _shape(name, len(args)) % args
    return reverse(name, args=args or None, kwargs=kwargs or None)


@lru_cache(maxsize=512)
def _shape(name: str, count: int) -> str:
    marks = [uuid.UUID(int=n) for n in range(count)]
    shape = reverse(name, args=marks).replace("%", "%%")
    for mark in marks:
        shape = shape.replace(str(mark), "%s")
    return shape


def sparkline(values: list[float]) -> str:
    """This function will give the points of a small line 100 wide and 40 high (4 units of air)."""
    low, high = min(values), max(values)
    span, step = (high - low) or 1, 100 / max(len(values) - 1, 1)
    return " ".join(
        f"{i * step:.1f},{36 - 32 * (v - low) / span:.1f}" for i, v in enumerate(values)
    )


def environment(**options: Any) -> Environment:
    """This function will make the environment Django's Jinja2 backend asks for."""
    options.setdefault("undefined", StrictUndefined)
    options.setdefault("trim_blocks", True)
    options.setdefault("lstrip_blocks", True)
    options["autoescape"] = True
    env = Environment(**options)  # noqa: S701 (autoescape is set above)
    env.add_extension("jinja2.ext.i18n")
    env.add_extension("jinja2.ext.do")
    env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.policies["ext.i18n.trimmed"] = True
    env.globals.update(
        static=static,
        asset=asset,
        styles=styles,
        url=url,
        icon_svg=icon_svg,
        json_script=json_script,
        leaves=leaves,
    )
    env.filters.update(
        day=times.day,
        short_day=times.short_day,
        time_of_day=times.time_of_day,
        moment=times.moment,
        ago=times.ago,
        duration=times.duration,
        tone_of=tone_of,
        initial=initial,
        sparkline=sparkline,
    )
    return env
