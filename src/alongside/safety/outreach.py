"""
The ways of reaching out that a person can choose beforehand. Pure.

A step is a code `who.how`. Who: the coach, a supervisor of the program, or a contact outside it
whom the person named. There is no police and no family among them, and no code that calls anybody:
staff read the steps and take them.
"""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

CONTACT = "contact"
MOST_STEPS = 3
# In the person's words, and in those of the staff who take the step.
STEPS: dict[str, tuple[str | Promise, str | Promise]] = {
    "coach.call": (gettext_lazy("My coach calls me"), gettext_lazy("call")),
    "coach.text": (gettext_lazy("My coach texts me"), gettext_lazy("text")),
    "coach.letter": (gettext_lazy("My coach writes me a letter"), gettext_lazy("letter")),
    "coach.visit": (gettext_lazy("My coach comes to see me"), gettext_lazy("visit")),
    "supervisor.call": (
        gettext_lazy("A supervisor calls me"),
        gettext_lazy("a supervisor calls"),
    ),
    "supervisor.text": (gettext_lazy("A supervisor texts me"), gettext_lazy("a supervisor texts")),
    "supervisor.letter": (
        gettext_lazy("A supervisor writes me a letter"),
        gettext_lazy("a supervisor writes"),
    ),
    "supervisor.visit": (
        gettext_lazy("A supervisor comes to see me"),
        gettext_lazy("a supervisor visits"),
    ),
    "contact.call": (
        gettext_lazy("My coach calls a person I name"),
        gettext_lazy("call their contact, with a form"),
    ),
    "contact.text": (
        gettext_lazy("My coach texts a person I name"),
        gettext_lazy("text their contact, with a form"),
    ),
    "contact.letter": (
        gettext_lazy("My coach writes to a person I name"),
        gettext_lazy("letter to their contact, with a form"),
    ),
}


def needs_contact(steps: Sequence[str]) -> bool:
    """This function will tell whether somebody outside the program has to be named."""
    return any(step.startswith(f"{CONTACT}.") for step in steps)


def for_staff(steps: Sequence[str]) -> str:
    """This function will say the steps in their order: "call, then visit"."""
    said = [str(STEPS[step][1]) for step in steps if step in STEPS]
    return _(", then ").join(said)


def for_person(steps: Sequence[str]) -> list[str]:
    """This function will say the steps as the person chose them."""
    return [str(STEPS[step][0]) for step in steps if step in STEPS]
