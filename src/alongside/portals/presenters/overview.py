"""The supervisor's first page in words: counts and times, never a score of anybody."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.coaching.cadence import Why
from alongside.coaching.models import CallRequest, Contact
from alongside.matching.models import Proposal, Request
from alongside.matching.models.request import AskedBy
from alongside.people.models import Person
from alongside.portals.queries.overview import Unmet
from alongside.safety.models import SupervisorTask
from alongside.ui import times
from alongside.workforce.models import Credential


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list."""

    key: str
    title: str
    meta: str
    href: str
    chips: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Load:
    """What one coach carries; `chip` says whether there is room."""

    key: str
    name: str
    words: str
    people: int
    capacity: int
    is_over: bool
    room: str


def request_row(request: Request) -> Row:
    """This function will say who waits, since when and who asked."""
    asked = {
        AskedBy.PERSON: _("Asked for themself"),
        AskedBy.HELPER: _("Somebody with them asked"),
        AskedBy.STAFF: _("Staff asked"),
        AskedBy.PARTNER: _("A partner asked"),
    }[AskedBy(request.asked_by)]
    chips = [(_("Is there now"), "red")] if request.is_here_now else []
    chips.append((times.ago(request.asked_at), "clay"))
    if request.kind == "change":
        chips.append((_("Asks for another coach"), "plum"))
    if getattr(request, "is_proposed", False):
        chips.append((_("Coach proposed"), "green"))
    meta = f"{asked} · {request.program.name}"
    href = f"/requests/{request.pk}/"
    return Row(str(request.person_id), request.person.short_name, meta, href, chips)


def call_row(one: CallRequest) -> Row:
    """This function will say who asked for a call, and since when."""
    meta = _("Asked for a call, has no coach")
    chips = [(times.ago(one.asked_at), "clay")]
    name, href = one.person.short_name, f"/people/{one.person_id}/"
    return Row(str(one.person_id), name, meta, href, chips)


def worry_row(one: Contact) -> Row:
    """This function will say about whom a coach worried, and when."""
    meta = _("%(coach)s worries about somebody's safety") % {"coach": one.coach.name}
    chips = [(times.ago(one.occurred_at), "red")]
    name, href = one.person.short_name, f"/people/{one.person_id}/"
    return Row(str(one.pk), name, meta, href, chips)


def proposal_row(proposal: Proposal) -> Row:
    """This function will say whose answer to a proposal is missing, and for how long."""
    said = {answer.side for answer in proposal.answers.all()}
    words = {"coach": proposal.coach.name, "person": proposal.person.short_name}
    waits = [
        name
        for side, name in (("person", words["person"]), ("coach", words["coach"]))
        if side not in said
    ]
    if len(waits) > 1:
        meta = _("Waits for %(person)s and %(coach)s") % words
    else:
        meta = _("Waits for %(name)s") % {"name": waits[0]} if waits else ""
    title = _("%(person)s and %(coach)s") % words
    chips = [(times.ago(proposal.proposed_at), "")]
    return Row(str(proposal.pk), title, meta, f"/requests/{proposal.request_id}/", chips)


def task_row(task: SupervisorTask) -> Row:
    """This function will say what a supervisor has to do, who told of it and when."""
    who = task.by_membership.name if task.by_membership else ""
    meta = " · ".join(part for part in (str(task.get_kind_display()), who) if part)
    href = f"/people/{task.person_id}/"
    chips = [(times.ago(task.at), "red")]
    return Row(str(task.pk), task.person.short_name, meta, href, chips)


def overdue_row(one: Unmet, people: dict[uuid.UUID, Person]) -> Row:
    """This function will say how long a contact is overdue, and against what."""
    days = (one.due and one.due.every_days) or 1
    if one.due and one.due.why is Why.PROGRAM_DEFAULT:
        agreed = ngettext(
            "The program's default: contact every day",
            "The program's default: contact every %(n)s days",
            days,
        )
    else:
        agreed = ngettext("Contact agreed every day", "Contact agreed every %(n)s days", days)
    late = ngettext("%(n)s day overdue", "%(n)s days overdue", one.days) % {"n": one.days}
    return _row(one, people, agreed % {"n": days}, [(late, "gold")])


def unreached_row(one: Unmet, people: dict[uuid.UUID, Person]) -> Row:
    """This function will say since when nobody reached a person, and how often it was tried."""
    meta = (
        _("Last reached %(when)s") % {"when": times.ago(one.last_reached_at)}
        if one.last_reached_at
        else _("Not reached yet")
    )
    chips = []
    if one.attempts:
        tried = ngettext("%(n)s attempt since", "%(n)s attempts since", one.attempts)
        chips.append((tried % {"n": one.attempts}, "gold"))
    return _row(one, people, meta, chips)


def load_of(coach: Any) -> Load:
    """This function will say how many people a coach walks with and how much room is left."""
    room = coach.capacity - coach.own_count
    words = ngettext("%(n)s person", "%(n)s people", coach.own_count) % {"n": coach.own_count}
    if coach.cover_count:
        words += " · " + _("covers for %(n)s") % {"n": coach.cover_count}
    left = ngettext("room for %(n)s", "room for %(n)s", room) if room > 0 else _("no room")
    over = _("%(n)s over") % {"n": -room}
    return Load(
        key=str(coach.pk),
        name=coach.name,
        words=words,
        people=coach.own_count,
        capacity=coach.capacity,
        is_over=room < 0,
        room=over if room < 0 else left % {"n": room},
    )


def credential_row(credential: Credential, today: dt.date) -> Row:
    """This function will say which certificate ends when."""
    ends = credential.expires_on or today
    ended = ends < today
    text = _("ended %(day)s") if ended else _("ends %(day)s")
    chip = (text % {"day": times.short_day(ends)}, "red" if ended else "gold")
    href = f"/team/{credential.coach_id}/credentials/"
    return Row(str(credential.coach_id), credential.coach.name, credential.name, href, [chip])


def _row(
    one: Unmet, people: dict[uuid.UUID, Person], meta: str, chips: list[tuple[str, str]]
) -> Row:
    key, person = str(one.person_id), people[one.person_id]
    found = getattr(person, "coached_by", [])
    coaches = [assignment.coach.name.replace(" ", "\N{NO-BREAK SPACE}") for assignment in found]
    meta = " · ".join([meta, *coaches])
    return Row(key, person.short_name, meta, f"/people/{key}/", chips)
