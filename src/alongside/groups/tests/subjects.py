"""One of everything of groups, for the guards that walk every address."""

import datetime as dt
from typing import Any

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.groups.commands import door, proofs
from alongside.groups.models import (
    Attendance,
    GroupSession,
    Guide,
    Mentoring,
    MentoringSide,
    MentorOffer,
)
from alongside.groups.tests.factories import first_session, invite, join, make_group
from alongside.people.models import Membership, Organisation, Person, Program
from alongside.people.tests import factories


def of(
    organisation: Organisation, person: Person, program: Program, coach: Membership, *, by: Actor
) -> dict[str, Any]:
    """This function will make a group of a coach with a person in it, and what goes with it."""
    group = make_group(program, coach, mode="both", room="https://rooms.example.org/ours")
    system = Actor.system(organisation.pk)
    invite(group, person, system)
    seat = join(group, person, by)
    session = door.open_door(session=first_session(group), by=system)
    own = {"organisation": organisation}
    Attendance.objects.create(
        **own, session=GroupSession.objects.in_organisation(organisation.pk).filter(group=group)
        .latest("starts_at"), person=person, came_by="door", minutes=60,
        occurred_at=clock.now() - dt.timedelta(days=1),
    )  # fmt: skip
    day = clock.today(person.time_zone)
    proof = proofs.make_proof(
        person=person, first_day=day - dt.timedelta(days=20), last_day=day, by=by
    )
    return {
        "group_id": group.pk,
        "session_id": session.pk,
        "seat_id": seat.pk,
        "link": seat.link,
        "door": session.door,
        "guide": str(Guide.objects.create(**own, program=program, title="Tea", parts="5 Tea").pk),
        "proof_id": proof.pk,
        "code": proof.code,
        **_mentors(own, group, person),
    }


def _mentors(own: dict[str, Any], group: Any, person: Person) -> dict[str, Any]:
    """Somebody else of the group offers; the person offers too, and that one asks them."""
    other = factories.make_person(own["organisation"], "Kit")
    their = MentorOffer.objects.create(
        **own, group=group, person=other, alias="Kestrel", ways=["phone"], room=2
    )
    mine = MentorOffer.objects.create(
        **own, group=group, person=person, alias="Juniper", ways=["text"], room=2
    )
    asked = Mentoring.objects.create(**own, offer=mine)
    MentoringSide.objects.create(
        **own, mentoring=asked, person=person, side="mentor", alias="Juniper"
    )
    MentoringSide.objects.create(
        **own, mentoring=asked, person=other, side="asker", alias="Kestrel",
        said_yes_at=clock.now(), reach="203 555 0150",
    )  # fmt: skip
    return {"offer_id": their.pk, "mentoring_id": asked.pk}
