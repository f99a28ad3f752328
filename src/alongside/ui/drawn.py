"""
Draw a piece of a page once for the same words.

For what everybody may see and many pages show again, such as a place in a list: drawing costs
more there than finding. The words themselves are the key, so that nothing has to be thrown away
when they change.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any

from django.template.loader import get_template
from django.utils.translation import get_language
from markupsafe import Markup

Draw = Callable[..., Markup]


def drawn_once(template: str, macro: str, *, most: int) -> Draw:
    """
    This function will give one that draws a macro, and keeps the last `most` results.

    :param template: whose macro needs nothing of the request
    :param most: entries, kept for each process
    """

    @lru_cache(maxsize=most)
    def keep(_tongue: str, *given: Hashable) -> Markup:
        jinja: Any = get_template(template)  # a backend's own kind of template, which has macros
        drawn: Markup = getattr(jinja.template.module, macro)(*given)
        return drawn

    def draw(*given: Hashable) -> Markup:
        return keep(get_language() or "", *given)

    return draw
