"""A safety plan in words."""

from dataclasses import dataclass

from alongside.safety.forms.plan import PlanForm
from alongside.safety.models.plan import PARTS
from alongside.ui.phones import numbers_in


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


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _call(line: str) -> str:
    found = numbers_in(line)
    return found[0] if found else ""
