"""A program's settings of groups, and a guide of its own."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.groups.models.group import MOST_PEOPLE
from alongside.people.models import Program
from alongside.ui.forms import (
    BooleanField,
    Form,
    IntegerField,
    LongTextField,
    SelectField,
    TextField,
)


class RuleForm(Form):
    """What the payer of a program asks for, and the name on proofs."""

    asks_note = BooleanField(
        _("Our payer asks for a short note per person"),
        required=False,
        hint=_("Without this, no page has a field for one."),
    )
    note_source = TextField(
        _("Which payer, and where it says so"), required=False, plainly_optional=True
    )
    most_people = IntegerField(
        _("Most people in a group"),
        min_value=1,
        max_value=MOST_PEOPLE,
        required=False,
        hint=_("As your payer has it. North Carolina had 12 for each who leads (2019)."),
    )
    neutral_name = TextField(
        _("Name on proofs of attendance"),
        required=False,
        max_length=80,
        hint=_("A name that says nothing of recovery. Empty: the discreet name."),
    )


class GuideForm(Form):
    """A guide that a coach writes."""

    program = SelectField(_("Program"))
    title = TextField(_("Topic"), max_length=80)
    purpose = TextField(_("What it is good for"), required=False)
    parts = LongTextField(
        _("Parts"),
        hint=_("One part a line, minutes first. Such as: 10 Ask each for one good thing"),
    )

    def __init__(self, *args: Any, programs: Sequence[Program], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("program", [(str(one.pk), one.name) for one in programs])
