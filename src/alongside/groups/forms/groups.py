"""A group and its dates; whom to invite; who came."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.groups.commands.starting import Plan, Times
from alongside.groups.dates import MOST_SESSIONS
from alongside.groups.models import Group, Mode
from alongside.groups.models.group import MOST_PEOPLE
from alongside.groups.queries.library import Shown
from alongside.groups.queries.sessions import OnList
from alongside.people.models import Membership, Program
from alongside.scheduling.forms import ZONES
from alongside.ui.forms import (
    BooleanField,
    ChoiceField,
    DateField,
    Form,
    IntegerField,
    LongTextField,
    MultiChoiceField,
    SelectField,
    TextField,
    TimeField,
)

EVERY: list[tuple[str, str | Promise]] = [
    ("1", _("Every week")),
    ("2", _("Every second week")),
    ("4", _("Every fourth week")),
]


class PlanForm(Form):
    """What a group is; may change later."""

    name = TextField(
        _("Name of the group"), max_length=80, hint=_("People see it. Say no more than you need.")
    )
    about = LongTextField(_("What it is about"), required=False, max_length=1000)
    mode = ChoiceField(_("How you meet"), Mode.choices, initial=Mode.IN_PERSON)
    place = TextField(_("Place"), required=False, hint=_("Only people in the group see it."))
    room = TextField(
        _("Address of the online room"),
        required=False,
        max_length=500,
        hint=_("It begins with https://. Each person gets a link of their own that leads there."),
    )
    is_open = ChoiceField(
        _("Who can join"),
        [("", _("Only people I invite")), ("open", _("Everybody in the program"))],
        required=False,
        plainly_optional=True,
    )
    capacity = IntegerField(
        _("For how many people"), min_value=1, max_value=MOST_PEOPLE, initial=12
    )
    shows_aliases = BooleanField(
        _("The group chose that people in the room see each other’s names there"),
        required=False,
        hint=_("The names they chose for the group. Without this, nobody sees who is there."),
    )
    guide = SelectField(_("Guide for the session"), required=False)

    def __init__(self, *args: Any, guides: Sequence[Shown], **options: Any) -> None:
        super().__init__(*args, **options)
        named = [(one.key, one.title) for one in guides]
        self.offer("guide", [("", _("None")), *named])

    def plan(self) -> Plan:
        """This function will give what was typed as the command takes it."""
        data = {name: self.cleaned_data[name] for name in PlanForm.base_fields}
        return Plan(**{**data, "is_open": data["is_open"] == "open"})

    @staticmethod
    def of(group: Group) -> dict[str, object]:
        """This function will give what a group is, to be changed."""
        held = {name: getattr(group, name) for name in PlanForm.base_fields}
        return {**held, "is_open": "open" if group.is_open else ""}


class NewGroupForm(PlanForm):
    """A group with its dates and a second coach."""

    program = SelectField(_("Program"))
    first_day = DateField(_("First day"), missing=_("Choose a day."))
    at = TimeField(_("Time"), missing=_("Choose a time."))
    time_zone = SelectField(_("Time zone"), choices=list(ZONES.items()))
    minutes = IntegerField(_("How long (minutes)"), min_value=15, max_value=480, initial=60)
    count = IntegerField(
        _("How many times"), min_value=1, max_value=MOST_SESSIONS, initial=1,
        hint=_("1 for a single session, 12 for twelve weeks."),
    )  # fmt: skip
    every_weeks = ChoiceField(_("How often"), EVERY, initial="1")
    second = SelectField(_("A second coach"), required=False)

    def __init__(
        self,
        *args: Any,
        programs: Sequence[Program],
        coaches: Sequence[Membership],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.offer("program", [(str(one.pk), one.name) for one in programs])
        named = [(str(one.pk), one.name) for one in coaches]
        self.offer("second", [("", _("None")), *named])

    def times(self) -> Times:
        """This function will give the dates as the command takes them."""
        data = self.cleaned_data
        return Times(
            first_day=data["first_day"],
            at=data["at"],
            time_zone=data["time_zone"],
            minutes=data["minutes"],
            count=data["count"],
            every_weeks=int(data["every_weeks"]),
        )


class LeadForm(Form):
    """Who leads a group: one or two coaches of the program."""

    first = SelectField(_("Led by"), missing=_("Choose somebody."))
    second = SelectField(_("A second coach"), required=False)

    def __init__(self, *args: Any, coaches: Sequence[Membership], **options: Any) -> None:
        super().__init__(*args, **options)
        named = [(str(one.pk), one.name) for one in coaches]
        self.offer("first", named)
        self.offer("second", [("", _("None")), *named])

    def chosen(self) -> set[str]:
        """This function will give the ids that were chosen."""
        data = self.cleaned_data
        return {data["first"], data["second"]} - {""}


class InviteForm(Form):
    """Somebody a coach works with."""

    person = SelectField(_("Who"), missing=_("Choose somebody."))

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("person", [("", _("Choose")), *people])


class ListForm(Form):
    """Who came; with a short note each only where the payer asks for one."""

    came = MultiChoiceField(_("Who is here"), in_rows=True, required=False, plainly_optional=True)
    finish = BooleanField(
        _("The session is over: count the hours"),
        required=False,
        hint=_("You can correct the list for two weeks after that."),
    )
    minutes = IntegerField(_("How long it took (minutes)"), min_value=1, max_value=480)

    def __init__(
        self, *args: Any, on_list: Sequence[OnList], asks_note: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.seats = {str(one.seat.pk): one.seat for one in on_list}
        names = [(key, f"{seat.alias} · {seat.door_code}") for key, seat in self.seats.items()]
        self.offer("came", names)
        self.fields["came"].initial = [str(o.seat.pk) for o in on_list if o.attendance]
        for one in on_list if asks_note else []:
            self.fields[f"note_{one.seat.pk}"] = TextField(
                _("Note about %(name)s") % {"name": one.seat.alias},
                required=False,
                max_length=300,
                initial=one.attendance.note if one.attendance else "",
            )

    def notes(self) -> dict[uuid.UUID, str]:
        """This function will give the notes by place."""
        data = self.cleaned_data
        return {
            seat.pk: data[f"note_{key}"]
            for key, seat in self.seats.items()
            if f"note_{key}" in data
        }
