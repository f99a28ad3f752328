"""A safety plan in words."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from alongside.safety.forms.plan import PlanForm
from alongside.safety.models.plan import PARTS
from alongside.ui.words import indiscreet

Part = tuple[str, list[str]]


def lines(text: str) -> list[str]:
    """This function will give the lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def parts_of(words: dict[str, str]) -> list[Part]:
    """This function will give the heading and the lines of each part, in their order."""
    return [(str(PlanForm.base_fields[part].label), lines(words[part])) for part in PARTS]


def card_of(words: dict[str, str], *, whole: bool) -> tuple[list[Part], int]:
    """
    This function will give the parts for a card, and how many lines are left off.

    Lines that could tell a stranger too much are left off unless the reader wants it `whole`.
    """
    short = _card_headings()
    keeps: Callable[[str], bool] = (lambda _line: True) if whole else (lambda s: not indiscreet(s))
    found = [(short[part], lines(words[part])) for part in PARTS]
    kept = [(heading, [line for line in said if keeps(line)]) for heading, said in found]
    left_off = sum(len(said) for _heading, said in found) - sum(len(said) for _h, said in kept)
    return [(heading, said) for heading, said in kept if said], left_off


def _card_headings() -> dict[str, str]:
    return {
        "signs": _("I notice"),
        "myself": _("I do"),
        "places": _("Places and people"),
        "people": _("I ask"),
        "helpers": _("I call"),
        "surroundings": _("Around me"),
    }


def as_text(words: dict[str, str], always: list[str]) -> str:
    """This function will write the plan as plain text, to keep on a phone with no signal."""
    blocks = [
        "\n".join([heading, *(f"- {line}" for line in said)])
        for heading, said in parts_of(words)
        if said
    ]
    return "\n\n".join([*blocks, "\n".join(always)]) + "\n"
