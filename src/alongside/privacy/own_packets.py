"""What privacy itself lets be told: enrolment, ways to reach somebody, and what others sent."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.core.actor import Actor
from alongside.people.models import Enrolment, EnrolmentStatus, Person
from alongside.people.models.enrolment import Status
from alongside.privacy.models import ReceivedRecord
from alongside.privacy.packets import Row, Section, category
from alongside.ui import times


def _enrolment(person: Person, by: Actor) -> Section:
    rows: list[Row] = []
    lines = []
    enrolments = Enrolment.objects.scoped(by).filter(person=person).select_related("program")
    standing = EnrolmentStatus.objects.scoped(by).filter(
        enrolment__person=person, until__isnull=True
    )
    states = {one.enrolment_id: one.state for one in standing}
    for one in enrolments.order_by("enrolled_on", "id"):
        status = str(Status(states[one.pk]).label) if one.pk in states else ""
        row = {"program": one.program.name, "since": one.enrolled_on.isoformat(), "status": status}
        rows.append(row)
        words = {**row, "since": times.short_day(one.enrolled_on)}
        lines.append(_("%(program)s, since %(since)s: %(status)s") % words)
    return Section(lines, rows)


def _contact_details(person: Person, by: Actor) -> Section:
    row = {"phone": person.phone, "email": person.email, "safe_ways": person.safe_ways}
    labels = {"phone": _("Phone"), "email": _("E-mail"), "safe_ways": _("Safe ways to reach them")}
    held = {key: value for key, value in row.items() if value}
    return Section([f"{labels[key]}: {value}" for key, value in held.items()], [held])


def _received(person: Person, by: Actor) -> Section:
    """Origin, restriction and notice go wherever the words go (P2-38)."""
    found = ReceivedRecord.objects.scoped(by).filter(person=person).order_by("received_on", "id")
    lines, rows = [], []
    for one in found:
        row = {
            "origin": one.origin,
            "received_on": one.received_on.isoformat(),
            "restriction": one.restriction,
            "notice": one.notice,
            "words": one.words,
        }
        rows.append(row)
        lines += [
            _("From %(origin)s, %(day)s. Restriction: %(restriction)s")
            % {**row, "day": times.short_day(one.received_on)},
            one.words,
            *([one.notice] if one.notice else []),
        ]
    return Section(lines, rows)


category(
    "enrolment",
    label=gettext_lazy("Taking part"),
    hint=gettext_lazy("Which program, since when, and where it stands."),
    build=_enrolment,
)
category(
    "contact_details",
    label=gettext_lazy("How to reach them"),
    hint=gettext_lazy("Phone, e-mail and the safe ways. No address."),
    build=_contact_details,
)
category(
    "received",
    label=gettext_lazy("Records from others"),
    hint=gettext_lazy("What others sent, with where it came from and what limits it."),
    build=_received,
)
