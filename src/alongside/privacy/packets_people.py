"""What can be told from a person's own row and their enrolments."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.core.actor import Actor
from alongside.people.models import Enrolment, EnrolmentStatus, Person
from alongside.people.models.enrolment import OPEN_STATUSES
from alongside.privacy import packets
from alongside.privacy.packets import Section
from alongside.ui import times


def register() -> None:
    """This function will register the categories (from the app config, once)."""
    packets.category(
        "status",
        label=gettext_lazy("In the program now"),
        hint=gettext_lazy("Yes or no, nothing else."),
        build=_status,
    )
    packets.category(
        "enrolment",
        label=gettext_lazy("Time in the program"),
        hint=gettext_lazy("Which program, since when, and whether it goes on."),
        build=_enrolment,
    )
    packets.category(
        "contact_details",
        label=gettext_lazy("How to reach the person"),
        hint=gettext_lazy("Phone, e-mail and safe ways."),
        build=_contact_details,
    )
    packets.category(
        "birth_date",
        label=gettext_lazy("Birth date"),
        hint=gettext_lazy("So that medical staff find the right person."),
        build=_birth_date,
    )


def _current(person: Person, by: Actor) -> list[tuple[Enrolment, str]]:
    rows = EnrolmentStatus.objects.scoped(by).filter(enrolment__person=person, until__isnull=True)
    found = rows.select_related("enrolment__program").order_by("enrolment__enrolled_on", "id")
    return [(one.enrolment, one.state) for one in found]


def _status(person: Person, by: Actor) -> Section:
    is_open = any(state in OPEN_STATUSES for _one, state in _current(person, by))
    return Section(((_("In the program now"), _("Yes") if is_open else _("No")),), is_open)


def _enrolment(person: Person, by: Actor) -> Section:
    lines, data = [], []
    for one, state in _current(person, by):
        is_open = state in OPEN_STATUSES
        words = _("since %(day)s") if is_open else _("from %(day)s, over now")
        lines.append((one.program.name, words % {"day": times.day(one.enrolled_on)}))
        since = one.enrolled_on.isoformat()
        data.append({"program": one.program.name, "since": since, "is_open": is_open})
    return Section(tuple(lines), data)


def _contact_details(person: Person, by: Actor) -> Section:
    given: dict[str, Any] = {
        "phone": person.phone,
        "email": person.email,
        "safe_ways": person.safe_ways,
    }
    labels = {"phone": _("Phone"), "email": _("E-mail"), "safe_ways": _("Safe ways")}
    held = {key: value for key, value in given.items() if value}
    return Section(tuple((labels[key], value) for key, value in held.items()), held)


def _birth_date(person: Person, by: Actor) -> Section:
    born = person.birth_date
    return Section(((_("Birth date"), born),) if born else (), born)
