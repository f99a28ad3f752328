"""The lines of a list as HTML: each drawn once, but for its number and how far it is."""

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from alongside.directory.presenters.lists import Line
from alongside.ui.drawn import drawn_once

# Two signs no text of ours holds; the number and the distance take their places.
NUMBER, AWAY = "\ue000", "\ue001"

_line = drawn_once("directory/line.html", "service_line", most=4000)


def drawn(lines: Iterable[Line], *, first: int) -> list[Markup]:
    """This function will draw lines, numbered from `first`."""
    return [_placed(one, number) for number, one in enumerate(lines, start=first)]


def _placed(one: Line, number: int) -> Markup:
    text = _line(replace(one, away=AWAY) if one.away else one, NUMBER)
    return text.replace(NUMBER, str(number)).replace(AWAY, one.away)  # escapes what it puts in
