"""Two people wrote at once: what stands in the plan now beside what was typed."""

from dataclasses import dataclass
from typing import Any

from alongside.coaching.domains import LifeDomain
from alongside.ui.forms import Form


@dataclass(frozen=True, slots=True)
class TwoTexts:
    """One field: as it stands now, and as it was typed."""

    label: str
    now: str
    typed: str


def both_texts(form: Form, now: dict[str, Any]) -> list[TwoTexts]:
    """This function will give the fields in which the two differ."""
    found = []
    for name, text in now.items():
        typed = str(form.cleaned_data.get(name) or "")
        if str(text or "") != typed:
            label = str(form.fields[name].label)
            found.append(TwoTexts(label, _shown(name, str(text)), _shown(name, typed)))
    return found


def _shown(name: str, value: str) -> str:
    if name == "domain" and value in LifeDomain.values:
        return str(LifeDomain(value).label)
    return value
