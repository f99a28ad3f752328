"""Log contacts; sign notes; add to signed notes."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Unpack

from django.utils.translation import gettext as _

from alongside.coaching import events, policy
from alongside.coaching.commands.details import Details, clean_details
from alongside.coaching.commands.links import (
    close_call_request,
    count_hours,
    find_links,
    tie_goals,
)
from alongside.coaching.domains import LifeDomain
from alongside.coaching.models import Addendum, Contact, OwnWords
from alongside.coaching.models.contact import ContactMode, Help, Outcome
from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.errors import Conflict
from alongside.core.saving import save_once
from alongside.people.models import Membership, Person

MOST_MINUTES = 1440
TYPED = ("outcome", "is_reached", "mode", "minutes", "topics", "helps")


def reaches(outcome: str, *, answered: bool = False) -> bool:
    """
    This function will tell whether an outcome means that the person was reached.

    Talking and "not now" do; a text does only when it was answered. All else is an attempt.
    """
    if outcome == Outcome.TEXT_SENT:
        return answered
    return outcome in (Outcome.REACHED, Outcome.DECLINED)


@command(
    "coaching.log_contact",
    check=policy.check_can_log_contact,
    announces=events.CONTACT_LOGGED,
)
def log_contact(
    *,
    person: Person,
    outcome: str,
    mode: str,
    by: Actor,
    id: uuid.UUID | None = None,
    occurred_at: dt.datetime | None = None,
    minutes: int = 0,
    answered: bool = False,
    topics: Iterable[str] = (),
    helps: Iterable[str] = (),
    goal_ids: Iterable[uuid.UUID] = (),
    sign: bool = True,
    coach: Membership | None = None,
    **details: Unpack[Details],
) -> Contact:
    """
    This function will log an encounter or an attempt, count the hours and answer a call request.

    `id` is made by the page or phone, so that sending twice makes one contact. `minutes` 0 to
    1440. `occurred_at` is when it began; without it, so many minutes ago. Signed at once unless
    `sign` is false. `coach` is only for the system.

    :raises BadInput: for a value out of range, with its field
    """
    contact = Contact(
        organisation_id=person.organisation_id,
        person=person,
        coach_id=coach.pk if coach else inputs.author(by),
        outcome=inputs.one_of(outcome, Outcome.values, "outcome"),
        is_reached=reaches(outcome, answered=answered),
        mode=inputs.one_of(mode, ContactMode.values, "mode"),
        minutes=inputs.within(minutes, 0, MOST_MINUTES, "minutes"),
        topics=inputs.some_of(topics, LifeDomain.values, "topics"),
        helps=inputs.some_of(helps, Help.values, "helps"),
        time_zone=person.time_zone,
        created_at=clock.now(),
        signed_at=clock.now() if sign else None,
        **clean_details(details, zone=person.time_zone),
    )
    began = occurred_at or clock.now() - dt.timedelta(minutes=minutes)
    contact.occurred_at = inputs.past(began, "on")
    links = find_links(by=by, person=person, goal_ids=list(goal_ids))
    contact.program_id = links.program_id
    typed = [*TYPED, *details, *(["occurred_at"] if occurred_at else [])]
    save_once(contact, id=id, by=by, typed=typed, tied={"goals": links.goal_ids})
    tie_goals(contact, links.goal_ids)
    count_hours(contact, by)
    if contact.is_reached:
        close_call_request(contact, by)
    return contact


@command("coaching.sign_contact", check=policy.check_can_sign)
def sign_contact(*, contact: Contact, by: Actor) -> Contact:
    """
    This function will sign a note; from then on it changes only by addendum.

    :raises Conflict: when it is signed already
    """
    rows = Contact.objects.scoped(by).filter(pk=contact.pk, signed_at__isnull=True)
    at = clock.now()
    if not rows.update(signed_at=at):
        raise Conflict(_("This note is signed already."))
    contact.signed_at = at
    return contact


@command("coaching.add_addendum", check=policy.check_can_add_to_note)
def add_addendum(
    *, contact: Contact, words: str, by: Actor, id: uuid.UUID | None = None
) -> Addendum:
    """This function will add a dated addition to a note; the note itself stays as it is."""
    row = Addendum(
        organisation_id=contact.organisation_id,
        contact=contact,
        person_id=contact.person_id,
        by_membership_id=inputs.author(by),
        words=inputs.words(words, "words", needed=True),
        created_at=clock.now(),
    )
    return save_once(row, id=id, by=by, typed=["words"])


@command("coaching.add_own_words", check=policy.check_can_add_own_words)
def add_own_words(
    *, contact: Contact, words: str, by: Actor, id: uuid.UUID | None = None
) -> OwnWords:
    """This function will add what the person wants to say about a note."""
    row = OwnWords(
        organisation_id=contact.organisation_id,
        contact=contact,
        person_id=contact.person_id,
        words=inputs.words(words, "words", needed=True),
        created_at=clock.now(),
    )
    return save_once(row, id=id, by=by, typed=["words"])
