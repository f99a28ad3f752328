"""A safety plan in words."""

from dataclasses import dataclass

from django.utils.translation import get_language

from alongside.safety import lines as help_lines
from alongside.safety.forms.plan import PlanForm
from alongside.safety.models.plan import PARTS
from alongside.ui.phones import numbers_in

ALWAYS = ("emergency", "988")


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its heading, and each line with the number in it that can be called, or ""."""

    heading: str
    lines: list[tuple[str, str]]


def parts_of(words: dict[str, str]) -> list[Part]:
    """This function will give the heading and the lines of each part that says something."""
    found = [
        Part(
            str(PlanForm.base_fields[part].label),
            [(one, _call(one)) for one in _lines(words[part])],
        )
        for part in PARTS
    ]
    return [part for part in found if part.lines]


def help_at_the_foot() -> list[help_lines.Line]:
    """This function will give the lines that stand at the foot of every plan."""
    return [line for line in help_lines.help_lines() if line.key in ALWAYS]


def tongue() -> str:
    """This function will give the language of the help lines that fits the reader."""
    return "es" if (get_language() or "en").startswith("es") else "en"


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _call(line: str) -> str:
    found = numbers_in(line)
    return found[0] if found else ""
